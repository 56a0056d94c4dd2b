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
    private IReadOnlyList<string>? _warnings;

    /// <summary>Puts a tokenizer together.</summary>
    /// <param name="normalizer">Changes the text first; null leaves it as it is.</param>
    /// <param name="preTokenizer">Splits it into words.</param>
    /// <param name="model">Makes tokens of the words.</param>
    /// <param name="maxLength">Tokens kept of each text, those around it included, so that at least one of the text
    /// itself is. Null cuts nothing.</param>
    /// <param name="postProcessor">Puts special tokens around a text; null puts none.</param>
    /// <param name="specialTokens">The tokens of the vocabulary that stand for no text; those for padding and for the
    /// unknown by default.</param>
    /// <param name="truncation">What is kept of a text that has too many tokens.</param>
    /// <param name="headShare">With <see cref="Truncation.HeadTail"/> the share of the beginning among the tokens that
    /// are kept, in [0, 1]; 128/510 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length leaves no token of the text.</exception>
    /// <exception cref="ArgumentException">The vocabulary lacks a special token, or has another id for it.</exception>
    public Tokenizer(INormalizer? normalizer, IPreTokenizer preTokenizer, ITokenModel model, int? maxLength = null,
        IPostProcessor? postProcessor = null, IEnumerable<string>? specialTokens = null,
        Truncation truncation = Truncation.Head, double? headShare = null)
    {
        ArgumentNullException.ThrowIfNull(preTokenizer);
        ArgumentNullException.ThrowIfNull(model);
        (Normalizer, PreTokenizer, Model, PostProcessor) = (normalizer, preTokenizer, model, postProcessor);
        _before = [.. (postProcessor?.Before ?? []).Select(CheckedId)];
        _after = [.. (postProcessor?.After ?? []).Select(CheckedId)];
        (MaxLength, Truncation, HeadShare) = (maxLength, truncation, headShare);
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

    /// <summary>What is kept of a text that has too many tokens.</summary>
    public Truncation Truncation { get; }

    /// <summary>With <see cref="Truncation.HeadTail"/> the share of the beginning among the tokens that are kept; null for
    /// 128/510.</summary>
    public double? HeadShare { get; }

    /// <summary>What is to be doubted about it, in sentences for a person: entries of the vocabulary that no text
    /// reaches. Empty where nothing is.</summary>
    public IReadOnlyList<string> Warnings => _warnings ??= UnreachableEntries.Warnings(this);

    /// <summary>The model's tokens and their ids.</summary>
    public Vocabulary Vocabulary => Model.Vocabulary;

    /// <summary>The tokens of the vocabulary that stand for no text.</summary>
    public IReadOnlyList<string> SpecialTokens { get; }

    /// <summary>Builds a tokenizer of the kind that the options name, with the words of the texts, behind the steps of
    /// <see cref="TokenizerOptions.Normalizer"/>.</summary>
    /// <exception cref="InvalidInputException">There is no such kind, or no such step.</exception>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts)
    {
        if (!BuiltIns.Tokenizers.TryGetValue(options.Type, out var train))
            throw new InvalidInputException([options.UnknownType()]);
        return NormalizerSteps.Of(options.Normalizer) is { } steps
            ? train(options, texts.AsParallel().Select(text => NormalizedString.Of(text, steps))).Behind(steps)
            : train(options, texts);
    }

    /// <summary>Encodes a text; every text has an encoding, that of an empty text holds no token of its own.</summary>
    public Encoding Encode(string text)
    {
        var normalized = new NormalizedString(text);
        var (tokens, words) = Tokenize(normalized, most: int.MaxValue);
        var around = _before.Length + _after.Length;
        var fullLength = tokens.Count + around;
        tokens.CutTo(_mostOfText, Truncation, HeadShare);
        return new EncodingBuilder(tokens.Count + around, Model.UnknownId)
            .Add(_before, typeId: 0).Add(tokens, words, normalized, typeId: 0).Add(_after, typeId: 0)
            .Build(fullLength);
    }

    /// <summary>Encodes a pair of texts: <c>[CLS] A [SEP] B [SEP]</c>. The longer one is cut first, until both are
    /// equal; of both the same end.</summary>
    /// <exception cref="InvalidInputException">The tokenizer's template takes no pairs, or the maximum length leaves
    /// no token of them.</exception>
    public Encoding Encode(string first, string second)
    {
        var around = _before.Length + (2 * _after.Length);
        var most = MaxLength - around ?? int.MaxValue;
        if (PostProcessor is { TakesPairs: false } || most < 1)
            throw NoPairs(around);
        var (normalized, other) = (new NormalizedString(first), new NormalizedString(second));
        var ((tokens, words), (others, otherWords)) = (Tokenize(normalized, int.MaxValue), Tokenize(other, int.MaxValue));
        var fullLength = tokens.Count + others.Count + around;
        var (kept, ofOther) = TokenCut.LongestFirst(tokens.Count, others.Count, most);
        tokens.CutTo(kept, Truncation, HeadShare);
        others.CutTo(ofOther, Truncation, HeadShare);
        return new EncodingBuilder(tokens.Count + others.Count + around, Model.UnknownId)
            .Add(_before, typeId: 0).Add(tokens, words, normalized, typeId: 0).Add(_after, typeId: 0)
            .Add(others, otherWords, other, typeId: 1).Add(_after, typeId: 1)
            .Build(fullLength);
    }

    /// <summary>The ids of <see cref="Encode(string)"/> alone, offsets not kept: the fast way for training.</summary>
    public int[] EncodeToIds(string text) =>
        ToIds(Tokenize(new NormalizedString(text, aligned: false),
            most: Truncation is Truncation.Head ? _mostOfText : int.MaxValue).Tokens);

    /// <summary>The same, and how long the text is; all of it is looked at.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fullLength">Tokens before anything was cut, special ones included.</param>
    public int[] EncodeToIds(string text, out int fullLength)
    {
        var (tokens, _) = Tokenize(new NormalizedString(text, aligned: false), most: int.MaxValue);
        fullLength = tokens.Count + _before.Length + _after.Length;
        return ToIds(tokens);
    }

    /// <summary>The same tokenizer with other tokens kept of a text.</summary>
    internal Tokenizer CutTo(int? maxLength, Truncation truncation, double? headShare) => new(
        Normalizer, PreTokenizer, Model, maxLength, PostProcessor, SpecialTokens, truncation, headShare);

    private int[] ToIds(List<Token> tokens)
    {
        tokens.CutTo(_mostOfText, Truncation, HeadShare);
        var ids = new int[_before.Length + tokens.Count + _after.Length];
        _before.CopyTo(ids, 0);
        for (var i = 0; i < tokens.Count; i++)
            ids[_before.Length + i] = tokens[i].Id;
        _after.CopyTo(ids, _before.Length + tokens.Count);
        return ids;
    }

    private Tokenizer Behind(INormalizer steps) => new(
        Normalizer is null ? steps : new SequenceNormalizer([.. Parts(steps), .. Parts(Normalizer)]),
        PreTokenizer, Model, MaxLength, PostProcessor, SpecialTokens, Truncation, HeadShare);

    private static IReadOnlyList<INormalizer> Parts(INormalizer normalizer) =>
        normalizer is SequenceNormalizer sequence ? sequence.Normalizers : [normalizer];

    // Words behind the first so many tokens are not looked at.
    private (List<Token> Tokens, List<TokenSpan> Words) Tokenize(NormalizedString text, int most)
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

        return (tokens, words);
    }

    private InvalidInputException NoPairs(int around) => PostProcessor is { TakesPairs: false }
        ? new("tokenizer.json: $.post_processor", "a template for pairs as BERT has it", "another one, or none",
            "Use a tokenizer for pairs of texts.")
        : new("tokenizer.max_length", $"at least {around + 1} for pairs: special tokens and one of a text",
            $"{MaxLength}", "Raise it.");

    private int CheckedId(SpecialToken token) => Vocabulary.IdOf(token.Content) == token.Id
        ? token.Id
        : throw new ArgumentException(
            $"The vocabulary does not hold \"{token.Content}\" with the id {token.Id}.", nameof(token));
}
