using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Errors;

namespace Glosa.Tokenization;

/// <summary>How texts become tokens, and which tokens the vocabulary keeps.</summary>
public sealed record TokenizerOptions : IChecksItself
{
    /// <summary>Kind of tokenizer; <c>basic_english</c> by default.</summary>
    [Description("Kind of tokenizer: basic_english, blanks, english, whitespace or bpe.")]
    public string Type { get; init; } = "basic_english";

    /// <summary>Whether texts are lower-cased; unset by default: as the kind of tokenizer is known for.</summary>
    [Description("Whether to lower-case; unset: basic_english and blanks do, the others do not.")]
    public bool? LowerCase { get; init; }

    /// <summary>Tokens kept of each text, special tokens included; the rest is cut. Unset by default: nothing
    /// is.</summary>
    [Description("Tokens kept of each text, special tokens included; unset cuts nothing.")]
    [Range(1, 1_000_000)]
    public int? MaxLength { get; init; }

    /// <summary>Most entries in the vocabulary, special tokens included; unset by default: all words, or 30,000
    /// entries for <c>bpe</c>, which keeps every code point even beyond.</summary>
    [Description("Most entries in the vocabulary, special tokens included; unset keeps all words, or 30,000 for bpe.")]
    [Range(3, 100_000_000)]
    public int? MaxVocabulary { get; init; }

    /// <summary>Fewest occurrences in the training texts for a word to be kept, or for <c>bpe</c> a pair to be
    /// merged; 1 by default.</summary>
    [Description("Fewest occurrences in the training texts for a word to be kept, for bpe a pair to be merged.")]
    [Range(1, 1_000_000)]
    public int MinCount { get; init; } = 1;

    /// <summary>Whether <c>[CLS]</c> stands before each text and <c>[SEP]</c> behind it; only for <c>bpe</c>, where it
    /// is true by default.</summary>
    [Description("Puts [CLS] before each text and [SEP] behind it; only for bpe, there true by default.")]
    public bool? AddSpecialTokens { get; init; }

    /// <inheritdoc/>
    public IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check()
    {
        if (!BuiltIns.Tokenizers.ContainsKey(Type))
        {
            var (_, expected, found, whatToDo) = UnknownType();
            yield return ("type", expected, found, whatToDo);
            yield break;
        }

        if (Type != "bpe" && AddSpecialTokens is not null)
            yield return ("add_special_tokens", "no value, as only bpe has special tokens around a text",
                AddSpecialTokens.Value ? "true" : "false", "Remove the line, or set type to bpe.");
        if (Type == "bpe" && AddSpecialTokens is not false && MaxLength is < 3)
            yield return ("max_length", "3 or more: [CLS], [SEP] and a token of the text", $"{MaxLength}",
                "Raise it, or set add_special_tokens to false.");
    }

    internal Problem UnknownType() => new("tokenizer.type", string.Join(" or ", BuiltIns.Tokenizers.Keys), Type,
        Suggestion.Nearest(Type, BuiltIns.Tokenizers.Keys) is { } near
            ? $"Did you mean {near}?" : "Name one of the known kinds.");
}
