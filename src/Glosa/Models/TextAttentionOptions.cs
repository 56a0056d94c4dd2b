using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Errors;
using Glosa.Recipes;

namespace Glosa.Models;

/// <summary>Settings of the self-attention classifier.</summary>
public sealed record TextAttentionOptions : EmbeddingModelOptions, IChecksItself
{
    /// <summary>Heads of each layer, a divisor of the size of a token vector; 4 by default.</summary>
    [Description("Heads of each layer; they divide the size of a token vector.")]
    [Range(1, 65536)]
    public int Heads { get; init; } = 4;

    /// <summary>Layers on top of each other; 1 by default.</summary>
    [Description("Layers on top of each other.")]
    [Range(1, 64)]
    public int Layers { get; init; } = 1;

    /// <summary>How a token knows its place; sinusoidal by default.</summary>
    [Description("How a token knows its place: none, sinusoidal, or learned (needs tokenizer.max_length).")]
    public PositionKind Positions { get; init; } = PositionKind.Sinusoidal;

    /// <summary>Places of learned positions; unset by default: as many as <c>tokenizer.max_length</c>.</summary>
    [Description("Places of learned positions; unset is tokenizer.max_length.")]
    [Range(1, 1_000_000)]
    public int? MaxPositions { get; init; }

    /// <summary>Whether a layer adds to what it was given; true by default.</summary>
    [Description("Whether a layer adds to what it was given.")]
    public bool Residual { get; init; } = true;

    /// <summary>Whether states are normalized behind attention and feed-forward; true by default.</summary>
    [Description("Whether states are normalized behind attention and feed-forward.")]
    public bool LayerNorm { get; init; } = true;

    /// <summary>Hidden size of a feed-forward block in each layer; unset by default: no block.</summary>
    [Description("Hidden size of a feed-forward block in each layer; unset has no block.")]
    [Range(1, 65536)]
    public int? FeedForward { get; init; }

    /// <summary>What the classifier sees; the state of the first token by default.</summary>
    [Description("What the classifier sees: cls (the state of the first token), max or mean (over the real tokens).")]
    public AttentionPooling Pooling { get; init; } = AttentionPooling.Cls;

    /// <summary>Dropout on token vectors, in each layer and before the classifier, in [0, 1); 0 by default.</summary>
    [Description("Dropout on token vectors, in each layer and before the classifier.")]
    [Range(0, 0.999)]
    [Changeable]
    public double Dropout { get; init; }

    /// <inheritdoc/>
    public IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check()
    {
        if (MaxPositions is { } positions && Positions is not PositionKind.Learned)
            yield return ("max_positions", "unset: only learned positions come in a table", $"{positions}",
                "remove it, or set positions: learned");
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> CheckFor(
        int? maxLength, int? vectorSize, bool sizesAreGiven)
    {
        if (vectorSize is { } size && size % Heads != 0)
        {
            var fitting = Enumerable.Range(1, size).Where(heads => size % heads == 0)
                .OrderBy(heads => Math.Abs(heads - Heads)).Take(2).Order();
            yield return ("heads", $"a divisor of the {size} numbers of a token vector", $"{Heads}",
                $"choose {string.Join(" or ", fitting)}, or another embedding_size");
        }
        if (Positions is not PositionKind.Learned) yield break;
        if (maxLength is null)
            yield return ("positions", "tokenizer.max_length beside learned positions", "texts of any length",
                "set tokenizer.max_length, which cuts the texts and sizes the positions");
        else if (MaxPositions < maxLength)
            yield return ("max_positions", $"at least tokenizer.max_length, {maxLength}", $"{MaxPositions}",
                (sizesAreGiven ? "" : "remove it, or ") + "lower tokenizer.max_length: a text must not be longer than its positions");
    }

    internal override TextModelOptions Settled(int? maxLength) =>
        Positions is PositionKind.Learned ? this with { MaxPositions = MaxPositions ?? maxLength } : this;
}

/// <summary>How a token knows its place.</summary>
public enum PositionKind
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>By fixed waves.</summary>
    Sinusoidal,

    /// <summary>By a learned vector for each place.</summary>
    Learned,
}

/// <summary>What a classifier sees of the states.</summary>
public enum AttentionPooling
{
    /// <summary>The state of the first token, which is <c>[CLS]</c> where the tokenizer adds it.</summary>
    Cls,

    /// <summary>The largest value of each feature over the real tokens.</summary>
    Max,

    /// <summary>The mean of each feature over the real tokens.</summary>
    Mean,
}
