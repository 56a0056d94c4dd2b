using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Errors;

namespace Glosa.Tokenization;

/// <summary>How texts become tokens, and which tokens the vocabulary keeps.</summary>
public sealed record TokenizerOptions : IChecksItself
{
    /// <summary>Kind of tokenizer; <c>basic_english</c> by default.</summary>
    [Description("Kind of tokenizer: basic_english, blanks, english.")]
    public string Type { get; init; } = "basic_english";

    /// <summary>Whether texts are lower-cased; unset by default: as the kind of tokenizer is known for.</summary>
    [Description("Whether to lower-case; unset: basic_english and blanks do.")]
    public bool? LowerCase { get; init; }

    /// <summary>Tokens kept of each text; the rest is cut. Unset by default: nothing is cut.</summary>
    [Description("Tokens kept of each text; unset cuts nothing.")]
    [Range(1, 1_000_000)]
    public int? MaxLength { get; init; }

    /// <summary>Most entries in the vocabulary, padding and unknown included; unset by default: all words.</summary>
    [Description("Most entries in the vocabulary, <pad> and <unk> included; unset keeps all.")]
    [Range(3, 100_000_000)]
    public int? MaxVocabulary { get; init; }

    /// <summary>Fewest occurrences in the training texts for a word to be kept; 1 by default.</summary>
    [Description("Fewest occurrences in the training texts for a word to be kept.")]
    [Range(1, 1_000_000)]
    public int MinCount { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check()
    {
        if (BuiltIns.Tokenizers.ContainsKey(Type)) yield break;
        var (_, expected, found, whatToDo) = UnknownType();
        yield return ("type", expected, found, whatToDo);
    }

    internal Problem UnknownType() => new("tokenizer.type", string.Join(" or ", BuiltIns.Tokenizers.Keys), Type,
        Suggestion.Nearest(Type, BuiltIns.Tokenizers.Keys) is { } near
            ? $"Did you mean {near}?" : "Name one of the known kinds.");
}
