using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Errors;
using Glosa.Recipes;
using Glosa.Tokenization.Normalizers;

namespace Glosa.Tokenization;

/// <summary>How texts become tokens, and which tokens the vocabulary keeps.</summary>
public sealed record TokenizerOptions : IChecksItself
{
    private const string WordPiece = "wordpiece";

    /// <summary>Kind of tokenizer; <c>basic_english</c> by default.</summary>
    [Description("Kind of tokenizer: basic_english, blanks, english, whitespace, bpe or wordpiece.")]
    public string Type { get; init; } = "basic_english";

    /// <summary>What changes a text before the tokenizer does: names of presets and steps, applied in their order;
    /// none by default. They are saved in <c>tokenizer.json</c>.</summary>
    [Description("Presets and steps that clean a text first, in their order: tweets, tweets_published, drop_users, keep=a-z, "
        + "stop_words=spanish and others.")]
    public IReadOnlyList<string> Normalizer { get; init; } = [];

    /// <summary>Whether texts are lower-cased; unset by default: as the kind of tokenizer is known for.</summary>
    [Description("Whether to lower-case; unset: basic_english, blanks and wordpiece do, the others do not.")]
    public bool? LowerCase { get; init; }

    /// <summary>Whether characters lose their accents, so that ñ becomes n; only for <c>wordpiece</c>. Unset by
    /// default: as <see cref="Vocabulary"/> says, or else as <see cref="LowerCase"/>.</summary>
    [Description("Removes accents, so that ñ becomes n; only for wordpiece. Unset: as its files say, or as lower_case.")]
    public bool? StripAccents { get; init; }

    /// <summary>A <c>vocab.txt</c>, or a directory in the manner of Hugging Face with one or a
    /// <c>tokenizer.json</c>; only for <c>wordpiece</c>. Unset by default: learned from the training texts.</summary>
    [Description("A vocab.txt or the directory of a BERT model; only for wordpiece. Unset learns from the training texts.")]
    public string? Vocabulary { get; init; }

    /// <summary>Tokens kept of each text, special tokens included; the rest is cut. Unset by default: nothing
    /// is.</summary>
    [Description("Tokens kept of each text, special tokens included; unset cuts nothing.")]
    [Range(1, 1_000_000)]
    [Changeable]
    public int? MaxLength { get; init; }

    /// <summary>What is kept of a text that has more tokens; unset by default: the beginning.</summary>
    [Description("What is kept at max_length: head, tail, or head_tail (the beginning and the end). Unset: head.")]
    [Changeable]
    public Truncation? Truncation { get; init; }

    /// <summary>With <c>head_tail</c> the share of the beginning among the tokens of a text that are kept; unset by
    /// default: 128/510, as in the paper that <see cref="Tokenization.Truncation"/> names.</summary>
    [Description("With head_tail, the share of the beginning among the tokens that are kept; unset: 128/510, about a quarter.")]
    [Range(0.0, 1.0)]
    [Changeable]
    public double? HeadShare { get; init; }

    /// <summary>Most entries in the vocabulary, special tokens included; unset by default: all words, or 30,000
    /// entries for <c>bpe</c> and <c>wordpiece</c>, which keep every code point even beyond.</summary>
    [Description("Most entries in the vocabulary, special tokens included; unset keeps all words, or 30,000 for bpe and wordpiece.")]
    [Range(3, 100_000_000)]
    public int? MaxVocabulary { get; init; }

    /// <summary>Fewest occurrences in the training texts for a word to be kept, or for <c>bpe</c> and
    /// <c>wordpiece</c> a pair to be merged; 1 by default.</summary>
    [Description("Fewest occurrences in the training texts for a word to be kept, for bpe and wordpiece a pair to be merged.")]
    [Range(1, 1_000_000)]
    public int MinCount { get; init; } = 1;

    /// <summary>Whether <c>[CLS]</c> stands before each text and <c>[SEP]</c> behind it; only for <c>bpe</c> and
    /// <c>wordpiece</c>, where it is true by default.</summary>
    [Description("Puts [CLS] before each text and [SEP] behind it; only for bpe and wordpiece, there true by default.")]
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

        foreach (var problem in NormalizerSteps.Check(Normalizer))
            yield return problem;
        var hasSpecialTokens = Type is "bpe" or WordPiece;
        if (!hasSpecialTokens && AddSpecialTokens is { } add)
            yield return ("add_special_tokens", "no value, as only bpe and wordpiece have special tokens around a text",
                add ? "true" : "false", "Remove the line, or set type to one of them.");
        if (Type != WordPiece && StripAccents is { } strip)
            yield return ("strip_accents", "no value, as only wordpiece can remove accents", strip ? "true" : "false",
                "Remove the line, or set type to wordpiece.");
        if (Type != WordPiece && Vocabulary is { } unused)
            yield return ("vocabulary", "no value, as only wordpiece reads one", unused,
                "Remove the line, or set type to wordpiece.");
        if (Vocabulary is not null && MaxVocabulary is { } most)
            yield return ("max_vocabulary", "no value, as vocabulary names the entries", $"{most}", "Remove the line.");
        if (Vocabulary is not null && MinCount > 1)
            yield return ("min_count", "no value, as vocabulary names the entries", $"{MinCount}", "Remove the line.");
        if (Truncation is not null && MaxLength is null && Type != WordPiece)
            yield return ("truncation", "max_length beside it, as nothing is cut without",
                $"{Truncation}".ToLowerInvariant(), "Set max_length, or remove the line.");
        if (HeadShare is { } share && Truncation is not Tokenization.Truncation.HeadTail)
            yield return ("head_share", "truncation: head_tail beside it, of which it is the share of the head",
                FormattableString.Invariant($"{share}"), "Set truncation to head_tail, or remove the line.");
        if (hasSpecialTokens && AddSpecialTokens is not false && MaxLength is < 3)
            yield return ("max_length", "3 or more: [CLS], [SEP] and a token of the text", $"{MaxLength}",
                "Raise it, or set add_special_tokens to false.");
    }

    internal Problem UnknownType() => new("tokenizer.type", string.Join(" or ", BuiltIns.Tokenizers.Keys), Type,
        Suggestion.Nearest(Type, BuiltIns.Tokenizers.Keys) is { } near
            ? $"Did you mean {near}?" : "Name one of the known kinds.");
}
