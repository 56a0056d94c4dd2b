using Glosa.Errors;
using Glosa.Tokenization.Models;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PostProcessors;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tokenization;

/// <summary>Turns texts into token ids: normalizer, pre-tokenizer, model, cut, special tokens around.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Tokenizer
{
    private readonly int[] _before;
    private readonly int[] _after;
    private readonly int _mostOfText;

    /// <summary>Puts a tokenizer together.</summary>
    /// <param name="normalizer">Changes the text first; null leaves it as it is.</param>
    /// <param name="preTokenizer">Splits it into words.</param>
    /// <param name="model">Makes tokens of the words.</param>
    /// <param name="maxLength">Tokens kept of each text, those around it included, so that at least one of the text
    /// itself is; the end is cut. Null cuts nothing.</param>
    /// <param name="postProcessor">Puts special tokens around a text; null puts none.</param>
    /// <param name="specialTokens">The tokens of the vocabulary that stand for no text; those for padding and for the
    /// unknown by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length leaves no token of the text.</exception>
    /// <exception cref="ArgumentException">The vocabulary lacks a special token, or has another id for it.</exception>
    public Tokenizer(INormalizer? normalizer, IPreTokenizer preTokenizer, ITokenModel model, int? maxLength = null,
        IPostProcessor? postProcessor = null, IEnumerable<string>? specialTokens = null)
    {
        ArgumentNullException.ThrowIfNull(preTokenizer);
        ArgumentNullException.ThrowIfNull(model);
        (Normalizer, PreTokenizer, Model, PostProcessor) = (normalizer, preTokenizer, model, postProcessor);
        _before = [.. (postProcessor?.Before ?? []).Select(CheckedId)];
        _after = [.. (postProcessor?.After ?? []).Select(CheckedId)];
        MaxLength = maxLength;
        _mostOfText = maxLength is { } most ? most - _before.Length - _after.Length : int.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(_mostOfText, 1, nameof(maxLength));
        SpecialTokens = [.. specialTokens
            ?? new[] { Vocabulary.PaddingId, Vocabulary.UnknownId }.OfType<int>().Select(Vocabulary.TokenOf)];
        if (SpecialTokens.FirstOrDefault(token => Vocabulary.IdOf(token) is null) is { } missing)
            throw new ArgumentException(
                $"The vocabulary lacks the special token \"{missing}\".", nameof(specialTokens));
    }

    /// <summary>What changes a text before it is split; null where nothing does.</summary>
    public INormalizer? Normalizer { get; }

    /// <summary>What splits a text into words.</summary>
    public IPreTokenizer PreTokenizer { get; }

    /// <summary>What makes tokens of words.</summary>
    public ITokenModel Model { get; }

    /// <summary>What puts special tokens around a text; null where nothing does.</summary>
    public IPostProcessor? PostProcessor { get; }

    /// <summary>Tokens kept of each text, special ones included; null where nothing is cut.</summary>
    public int? MaxLength { get; }

    /// <summary>The model's tokens and their ids.</summary>
    public Vocabulary Vocabulary => Model.Vocabulary;

    /// <summary>The tokens of the vocabulary that stand for no text.</summary>
    public IReadOnlyList<string> SpecialTokens { get; }

    /// <summary>Builds a tokenizer of the kind that the options name, with the words of the texts.</summary>
    /// <exception cref="InvalidInputException">There is no such kind.</exception>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts) =>
        BuiltIns.Tokenizers.TryGetValue(options.Type, out var train)
            ? train(options, texts)
            : throw new InvalidInputException([options.UnknownType()]);

    /// <summary>Encodes a text; every text has an encoding, that of an empty text holds no token of its own.</summary>
    public Encoding Encode(string text)
    {
        var normalized = new NormalizedString(text);
        var tokens = Tokenize(normalized, most: int.MaxValue);
        var ids = WithSpecialTokens(tokens);
        var offsets = new TokenSpan[ids.Length];
        var unknown = 0;
        for (var i = _before.Length; i < ids.Length - _after.Length; i++)
        {
            offsets[i] = normalized.OriginalSpan(tokens[i - _before.Length].Span);
            unknown += ids[i] == Model.UnknownId ? 1 : 0;
        }

        return new Encoding
        {
            Ids = ids,
            Offsets = offsets,
            UnknownCount = unknown,
            FullLength = tokens.Count + _before.Length + _after.Length,
        };
    }

    /// <summary>The ids of <see cref="Encode"/> alone, offsets not kept: the fast way for training.</summary>
    public int[] EncodeToIds(string text) =>
        WithSpecialTokens(Tokenize(new NormalizedString(text, aligned: false), _mostOfText));

    // Words behind the first so many tokens are not looked at.
    private List<Token> Tokenize(NormalizedString text, int most)
    {
        Normalizer?.Normalize(text);
        var words = new List<TokenSpan>(text.Text.Length / 4);
        PreTokenizer.Split(text.Text, 0, words);
        var tokens = new List<Token>(words.Count);
        foreach (var word in words)
        {
            if (tokens.Count >= most)
                break;
            Model.Tokenize(text.Text, word, tokens);
        }

        return tokens;
    }

    private int[] WithSpecialTokens(List<Token> tokens)
    {
        var kept = Math.Min(tokens.Count, _mostOfText);
        var ids = new int[_before.Length + kept + _after.Length];
        _before.CopyTo(ids, 0);
        for (var i = 0; i < kept; i++)
            ids[_before.Length + i] = tokens[i].Id;
        _after.CopyTo(ids, _before.Length + kept);
        return ids;
    }

    private int CheckedId(SpecialToken token) => Vocabulary.IdOf(token.Content) == token.Id
        ? token.Id
        : throw new ArgumentException(
            $"The vocabulary does not hold \"{token.Content}\" with the id {token.Id}.", nameof(token));
}
