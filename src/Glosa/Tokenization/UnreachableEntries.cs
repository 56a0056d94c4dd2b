using System.Globalization;
using Glosa.Tokenization.Normalizers;

namespace Glosa.Tokenization;

/// <summary>Entries of a vocabulary that no text reaches, since the normalizer changes what they are written with.</summary>
internal static class UnreachableEntries
{
    private const int Examples = 3;

    private static readonly BertNormalizer s_bare =
        new(cleanText: false, handleChineseChars: false, stripAccents: true, lowercase: false);

    private static readonly BertNormalizer s_lower =
        new(cleanText: false, handleChineseChars: false, stripAccents: false, lowercase: true);

    /// <summary>A sentence for each setting that makes entries useless; none for a normalizer other than BERT's.</summary>
    public static IReadOnlyList<string> Warnings(Tokenizer tokenizer)
    {
        var last = tokenizer.Normalizer is SequenceNormalizer { Normalizers: [.., var own] } ? own : tokenizer.Normalizer;
        if (last is not BertNormalizer normalizer)
            return [];
        var warnings = new List<string>();
        if (normalizer.RemovesAccents)
            Add(s_bare, "hold accents, which are removed from every text", "strip_accents");
        if (normalizer.Lowercase)
            Add(s_lower, "hold capital letters, while every text is lower-cased", "lower_case");
        return warnings;

        void Add(BertNormalizer change, string what, string option)
        {
            var changed = tokenizer.Vocabulary.Tokens
                .Where(entry => !IsBracketed(entry) && Changes(change, entry)).ToArray();
            if (changed.Length == 0)
                return;
            var examples = string.Join(", ", changed.OrderByDescending(entry => entry.Length).Take(Examples));
            warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"{changed.Length:N0} of {tokenizer.Vocabulary.Count:N0} entries of the vocabulary {what}, so that no "
                + $"text reaches them: {examples}. If the model was trained otherwise, set tokenizer.{option} to false."));
        }
    }

    /// <summary>Whether an entry is written as special and reserved ones are: <c>[MASK]</c>, <c>[unused0]</c>.</summary>
    public static bool IsBracketed(string entry) => entry is ['[', _, .., ']'];

    /// <summary>Whether a text is another one in lower case.</summary>
    public static bool HasCapitals(string text) => Changes(s_lower, text);

    private static bool Changes(BertNormalizer change, string text)
    {
        var normalized = new NormalizedString(text, aligned: false);
        change.Normalize(normalized);
        return !normalized.Text.SequenceEqual(text);
    }
}
