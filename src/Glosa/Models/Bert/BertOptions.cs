using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Recipes;

namespace Glosa.Models.Bert;

/// <summary>Sizes of a BERT encoder; by default those of a small one.</summary>
public abstract record BertOptions : TextModelOptions
{
    /// <summary>Size of a token's state; 256 by default. BERT-base has 768.</summary>
    [Description("Size of a token's state; BERT-base has 768.")]
    [Range(1, 65536)]
    public int HiddenSize { get; init; } = 256;

    /// <summary>Layers; 4 by default. BERT-base has 12.</summary>
    [Description("Layers; BERT-base has 12.")]
    [Range(1, 128)]
    public int Layers { get; init; } = 4;

    /// <summary>Heads of each layer, a divisor of the hidden size; 4 by default. BERT-base has 12.</summary>
    [Description("Heads of each layer; they divide the hidden size. BERT-base has 12.")]
    [Range(1, 65536)]
    public int Heads { get; init; } = 4;

    /// <summary>Size between the two linear layers of a feed-forward block; unset by default: four times the hidden
    /// size.</summary>
    [Description("Size between the two linear layers of a feed-forward block; unset is 4 times the hidden size.")]
    [Range(1, 262144)]
    public int? IntermediateSize { get; init; }

    /// <summary>Places that have a learned vector: tokens of the longest text; 512 by default.</summary>
    [Description("Places that have a learned vector: no text can be longer.")]
    [Range(1, 1_000_000)]
    public int MaxPositions { get; init; } = 512;

    /// <summary>Dropout on embeddings and behind each block, in [0, 1); 0.1 by default.</summary>
    [Description("Dropout on embeddings and behind each block.")]
    [Range(0, 0.999)]
    [Changeable]
    public double HiddenDropout { get; init; } = 0.1;

    /// <summary>Dropout on the probabilities of attention, in [0, 1); 0.1 by default.</summary>
    [Description("Dropout on the probabilities of attention.")]
    [Range(0, 0.999)]
    [Changeable]
    public double AttentionDropout { get; init; } = 0.1;

    /// <summary>Added to the variance in layer normalization; 1e-12 by default.</summary>
    [Description("Added to the variance in layer normalization.")]
    [Range(0, 1)]
    public double LayerNormEpsilon { get; init; } = 1e-12;

    /// <summary>What stands between the two linear layers of a feed-forward block; GELU by default.</summary>
    [Description("Between the two linear layers of a feed-forward block: gelu, gelu_new (with a hyperbolic tangent) or relu.")]
    public BertActivation Activation { get; init; } = BertActivation.Gelu;

    /// <summary>Parts of an input that have a learned vector each: 2 by default, for pairs of texts.</summary>
    [Description("Parts of an input that have a learned vector each; BERT has 2, for pairs of texts.")]
    [Range(1, 65536)]
    public int TokenTypes { get; init; } = 2;

    /// <summary>Whether training keeps only what each layer was given, and computes the layer again in backward: less
    /// memory, more time, the same gradients. False by default.</summary>
    [Description("Whether training computes each layer again in backward: less memory, more time, the same gradients.")]
    [Changeable]
    public bool GradientCheckpointing { get; init; }

    /// <summary>Most tokens that are read at once where longer texts are read in parts; null where they are
    /// not.</summary>
    private protected virtual int? TokensAtOnce => null;

    /// <summary>What else can be done about longer texts than <see cref="MaxPositions"/>, in words.</summary>
    private protected virtual string OtherWayToReadLongTexts => "";

    /// <summary>The feed-forward size that holds.</summary>
    internal int FeedForwardSize => IntermediateSize ?? 4 * HiddenSize;

    /// <inheritdoc/>
    public override IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> CheckFor(
        int? maxLength, int? vectorSize, bool sizesAreGiven)
    {
        if (HiddenSize % Heads != 0)
            yield return ("heads", $"a divisor of the hidden size, {HiddenSize}", $"{Heads}",
                "choose another number of heads, or another hidden_size");
        if (maxLength is null)
            yield return ("max_positions", "tokenizer.max_length beside it: a text must have a place for each token",
                "texts of any length", TokensAtOnce is null ? $"set tokenizer.max_length to {MaxPositions} or less"
                    : "set tokenizer.max_length to what is to be read of the longest text");
        else if (TokensAtOnce is null && maxLength > MaxPositions)
            yield return ("max_positions", $"at least tokenizer.max_length, {maxLength}", $"{MaxPositions}",
                (sizesAreGiven ? "" : "raise it, or ") + "lower tokenizer.max_length: a text must have a place for each token" + OtherWayToReadLongTexts);
    }
}

/// <summary>What stands between the two linear layers of a feed-forward block.</summary>
/// <remarks>Paper: Hendrycks and Gimpel 2016, arXiv:1606.08415.</remarks>
public enum BertActivation
{
    /// <summary>GELU.</summary>
    Gelu,

    /// <summary>GELU, computed with a hyperbolic tangent.</summary>
    GeluNew,

    /// <summary>Zero for what is negative.</summary>
    Relu,
}
