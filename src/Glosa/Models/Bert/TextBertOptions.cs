using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Recipes;

namespace Glosa.Models.Bert;

/// <summary>Settings of the BERT classifier.</summary>
public sealed record TextBertOptions : BertOptions
{
    private const int SpecialTokens = 2;    // around a window

    /// <summary>What the classifier sees; the first token's state through a layer of its own by default.</summary>
    [Description("What the classifier sees: pooler (the first token's state through a linear layer and tanh) or cls "
        + "(that state as it is).")]
    public BertPooling Pooling { get; init; } = BertPooling.Pooler;

    /// <summary>Size of a linear layer between that and the classifier; unset by default: there is none.</summary>
    [Description("Size of a linear layer between that and the classifier; unset has none.")]
    [Range(1, 65536)]
    public int? HeadSize { get; init; }

    /// <summary>Dropout before the classifier, in [0, 1); 0.1 by default.</summary>
    [Description("Dropout before the classifier.")]
    [Range(0, 0.999)]
    [Changeable]
    public double ClassifierDropout { get; init; } = 0.1;

    /// <summary>Tokens that are read at once, special tokens included; unset by default: the whole text. A longer text
    /// is read in windows, and <c>tokenizer.max_length</c> can be more than <see cref="BertOptions.MaxPositions"/>. The
    /// classifier sees their mean, in training as in evaluation.</summary>
    [Description("Tokens read at once; longer texts are read in windows, of which the classifier sees the mean. Unset reads whole texts.")]
    [Range(3, 1_000_000)]
    [Changeable]
    public int? WindowLength { get; init; }

    /// <summary>Tokens of the text that a window shares with the next; 0 by default.</summary>
    [Description("Tokens of the text that a window shares with the next.")]
    [Range(0, 1_000_000)]
    [Changeable]
    public int WindowOverlap { get; init; }

    private protected override int? TokensAtOnce => WindowLength;

    /// <inheritdoc/>
    public override IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> CheckFor(
        int? maxLength, int? vectorSize, bool sizesAreGiven)
    {
        foreach (var problem in base.CheckFor(maxLength, vectorSize, sizesAreGiven)) yield return problem;
        if (WindowLength is null && WindowOverlap > 0)
            yield return ("window_overlap", "window_length beside it", $"{WindowOverlap}", "set window_length, or remove it");
        if (WindowLength > MaxPositions)
            yield return ("window_length", $"at most model.max_positions, {MaxPositions}", $"{WindowLength}", "lower it");
        if (WindowLength >= maxLength)
            yield return ("window_length", $"less than tokenizer.max_length, {maxLength}, or no text has two windows",
                $"{WindowLength}", "raise tokenizer.max_length, lower window_length, or remove it");
        if (WindowOverlap > WindowLength - SpecialTokens - 1)
            yield return ("window_overlap", $"less than the {WindowLength - SpecialTokens} tokens of the text in a window",
                $"{WindowOverlap}", "lower it, or raise window_length");
    }
}

/// <summary>What a BERT classifier sees.</summary>
public enum BertPooling
{
    /// <summary>The first token's state through a linear layer and tanh.</summary>
    Pooler,

    /// <summary>The first token's state.</summary>
    Cls,
}
