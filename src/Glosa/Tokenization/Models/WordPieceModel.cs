using System.Text.Json;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization.Models;

/// <summary>WordPiece: from the left, a word loses the longest piece that the vocabulary has; pieces inside a word
/// carry a prefix there, <c>##</c>.</summary>
/// <remarks>
/// A word that cannot be spelled to its end is one unknown token, as is a very long one. Words and their tokens are
/// kept in a cache.
/// Paper: Wu et al. 2016, arXiv:1609.08144; in BERT's form, Devlin et al. 2018, arXiv:1810.04805.
/// </remarks>
public sealed class WordPieceModel : ITokenModel
{
    /// <summary>The prefix of pieces inside a word where none is named.</summary>
    public const string DefaultContinuingPrefix = "##";

    /// <summary>Code points of the longest word that is spelled where no other number is named.</summary>
    public const int DefaultLongestWord = 100;

    internal const string TypeName = "WordPiece";

    private const int UnitsOnStack = 512;

    private readonly int _unknownId;
    private readonly int _longestEntry;   // UTF-16 units
    private readonly WordCache _cache = new();

    /// <summary>Makes the model from its vocabulary.</summary>
    /// <param name="vocabulary">The pieces; those inside a word with the prefix.</param>
    /// <param name="unknownToken">The token for a word that cannot be spelled.</param>
    /// <param name="continuingPrefix">The prefix of pieces that do not begin a word.</param>
    /// <param name="longestWord">Code points of the longest word that is spelled, at least 1.</param>
    /// <exception cref="ArgumentException">The vocabulary lacks the unknown token.</exception>
    public WordPieceModel(Vocabulary vocabulary, string unknownToken = "[UNK]",
        string continuingPrefix = DefaultContinuingPrefix, int longestWord = DefaultLongestWord)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(continuingPrefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(longestWord, 1);
        (Vocabulary, UnknownToken, ContinuingPrefix, LongestWord) =
            (vocabulary, unknownToken, continuingPrefix, longestWord);
        _unknownId = vocabulary.IdOf(unknownToken) ?? throw new ArgumentException(
            $"The vocabulary lacks the unknown token \"{unknownToken}\".", nameof(unknownToken));
        _longestEntry = vocabulary.Tokens.Max(token => token.Length);
    }

    /// <inheritdoc/>
    public Vocabulary Vocabulary { get; }

    /// <summary>The token for a word that cannot be spelled.</summary>
    public string UnknownToken { get; }

    /// <summary>The prefix of pieces that do not begin a word.</summary>
    public string ContinuingPrefix { get; }

    /// <summary>Code points of the longest word that is spelled; a longer one is unknown.</summary>
    public int LongestWord { get; }

    /// <inheritdoc/>
    public int? UnknownId => _unknownId;

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Tokenize(ReadOnlySpan<char> text, TokenSpan word, List<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var units = text[word.Start..word.End];
        var found = _cache.Find(units);
        if (found is null)
        {
            found = Spell(units);
            _cache.Add(units, found);
        }

        foreach (var token in found)
            tokens.Add(new Token(
                token.Id, new TokenSpan(word.Start + token.Span.Start, word.Start + token.Span.End)));
    }

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer) => WordPieceJson.WriteFields(writer, this);

    private Token[] Spell(ReadOnlySpan<char> word)
    {
        Token[] unknown = [new(_unknownId, new TokenSpan(0, word.Length))];
        if (IsTooLong(word))
            return unknown;
        var prefix = ContinuingPrefix.Length;
        var needed = prefix + word.Length;
        Span<char> buffer = needed <= UnitsOnStack ? stackalloc char[UnitsOnStack] : new char[needed];
        word.CopyTo(buffer[prefix..]);
        var tokens = new List<Token>();
        for (var start = 0; start < word.Length;)
        {
            // The prefix goes over what is spelled already, right before the rest of the word.
            if (start > 0)
                ContinuingPrefix.CopyTo(buffer[start..]);
            var from = start > 0 ? start : prefix;
            var end = Math.Min(word.Length, from - prefix + _longestEntry);
            int? id = null;
            while (end > start && (id = IdOf(buffer, word, from, end)) is null)
                end--;
            if (id is not { } known)
                break;
            tokens.Add(new Token(known, new TokenSpan(start, end)));
            start = end;
        }

        return tokens.Count > 0 && tokens[^1].Span.End == word.Length ? [.. tokens] : unknown;
    }

    // Half of a surrogate pair is no piece.
    private int? IdOf(ReadOnlySpan<char> buffer, ReadOnlySpan<char> word, int from, int end) =>
        end < word.Length && char.IsLowSurrogate(word[end])
            ? null : Vocabulary.IdOf(buffer[from..(ContinuingPrefix.Length + end)]);

    private bool IsTooLong(ReadOnlySpan<char> word)
    {
        if (word.Length <= LongestWord)
            return false;
        var codePoints = 0;
        foreach (var unit in word)
            codePoints += char.IsLowSurrogate(unit) ? 0 : 1;
        return codePoints > LongestWord;
    }
}
