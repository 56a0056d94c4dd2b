using System.Text;
using System.Text.Json;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization.Models;

/// <summary>Byte-pair encoding: a word falls into code points; pairs are merged, the earliest learned first.</summary>
/// <remarks>
/// A code point that the vocabulary lacks is the unknown token, each by itself; without an unknown token it is left
/// out. Words and their tokens are kept in a cache, so a frequent word is merged once.
/// Paper: Sennrich et al. 2015, arXiv:1508.07909.
/// </remarks>
public sealed class BpeModel : ITokenModel
{
    internal const string TypeName = "BPE";

    private readonly Dictionary<TokenPair, RankedMerge> _merges = [];
    private readonly WordCache _cache = new();

    /// <summary>Makes the model from its vocabulary and merges.</summary>
    /// <param name="vocabulary">The tokens; it holds both sides of each merge and its result.</param>
    /// <param name="merges">The merges in the order they were learned; of equal ones the last counts.</param>
    /// <param name="unknownToken">The token for code points that the vocabulary lacks; null leaves them out.</param>
    /// <exception cref="ArgumentException">The vocabulary lacks the unknown token or a token of a merge.</exception>
    public BpeModel(Vocabulary vocabulary, IEnumerable<BpeMerge> merges, string? unknownToken = null)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        (Vocabulary, UnknownToken) = (vocabulary, unknownToken);
        UnknownId = unknownToken is null ? null : Id(unknownToken, nameof(unknownToken));
        Merges = [.. merges.Reverse().Distinct().Reverse()];
        foreach (var (rank, merge) in Merges.Index())
        {
            var pair = new TokenPair(Id(merge.Left, nameof(merges)), Id(merge.Right, nameof(merges)));
            _merges.Add(pair, new RankedMerge(rank, Id(merge.Left + merge.Right, nameof(merges))));
        }
    }

    /// <inheritdoc/>
    public Vocabulary Vocabulary { get; }

    /// <summary>The merges, each once, in the order in which they are applied.</summary>
    public IReadOnlyList<BpeMerge> Merges { get; }

    /// <summary>The token for a code point that the vocabulary lacks; null where they are left out.</summary>
    public string? UnknownToken { get; }

    /// <inheritdoc/>
    public int? UnknownId { get; }

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Tokenize(ReadOnlySpan<char> text, TokenSpan word, List<Token> tokens)
    {
        var units = text[word.Start..word.End];
        var found = _cache.Find(units);
        if (found is null)
        {
            found = new BpeWord(CodePoints(units), _merges).MergeAll();
            _cache.Add(units, found);
        }

        foreach (var token in found)
            tokens.Add(new Token(
                token.Id, new TokenSpan(word.Start + token.Span.Start, word.Start + token.Span.End)));
    }

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer) => BpeJson.WriteFields(writer, this);

    private List<Token> CodePoints(ReadOnlySpan<char> word)
    {
        var tokens = new List<Token>(word.Length);
        for (var at = 0; at < word.Length;)
        {
            Rune.DecodeFromUtf16(word[at..], out _, out var length);
            if ((Vocabulary.IdOf(word.Slice(at, length)) ?? UnknownId) is { } id)
                tokens.Add(new Token(id, new TokenSpan(at, at + length)));
            at += length;
        }

        return tokens;
    }

    private int Id(string token, string parameter) => Vocabulary.IdOf(token)
        ?? throw new ArgumentException($"The vocabulary lacks the token \"{token}\".", parameter);
}
