using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Recipes;

namespace Glosa.Models.Bert;

/// <summary>Settings of a BERT that can read long texts in windows.</summary>
public abstract record WindowedBertOptions : BertOptions
{
    private const int SpecialTokens = 2;    // around a window

    /// <summary>Tokens that are read at once, special tokens included; unset by default: the whole text. A longer text
    /// is read in windows, in training as in evaluation, and <c>tokenizer.max_length</c> can be more than
    /// <see cref="BertOptions.MaxPositions"/>.</summary>
    [Description("Tokens read at once; longer texts are read in windows. Unset reads whole texts.")]
    [Range(3, 1_000_000)]
    [Changeable]
    public int? WindowLength { get; init; }

    /// <summary>Tokens of the text that a window shares with the next; 0 by default.</summary>
    [Description("Tokens of the text that a window shares with the next.")]
    [Range(0, 1_000_000)]
    [Changeable]
    public int WindowOverlap { get; init; }

    private protected override int? TokensAtOnce => WindowLength;

    private protected override string OtherWayToReadLongTexts => $"; or read texts in windows: model.window_length={MaxPositions}";

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
