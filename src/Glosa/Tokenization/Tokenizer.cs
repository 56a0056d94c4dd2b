using Glosa.Errors;
using Glosa.Tokenization.Models;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PreTokenizers;

namespace Glosa.Tokenization;

/// <summary>Turns texts into token ids: normalizer, pre-tokenizer, model, cut.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Tokenizer
{
    /// <summary>Puts a tokenizer together.</summary>
    /// <param name="normalizer">Changes the text first; null leaves it as it is.</param>
    /// <param name="preTokenizer">Splits it into words.</param>
    /// <param name="model">Makes tokens of the words.</param>
    /// <param name="maxLength">Tokens kept of each text, at least 1; the end is cut. Null cuts nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    public Tokenizer(INormalizer? normalizer, IPreTokenizer preTokenizer, ITokenModel model, int? maxLength = null)
    {
        ArgumentNullException.ThrowIfNull(preTokenizer);
        ArgumentNullException.ThrowIfNull(model);
        if (maxLength is { } length)
            ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, nameof(maxLength));
        (Normalizer, PreTokenizer, Model, MaxLength) = (normalizer, preTokenizer, model, maxLength);
    }

    /// <summary>What changes a text before it is split; null where nothing does.</summary>
    public INormalizer? Normalizer { get; }

    /// <summary>What splits a text into words.</summary>
    public IPreTokenizer PreTokenizer { get; }

    /// <summary>What makes tokens of words.</summary>
    public ITokenModel Model { get; }

    /// <summary>Tokens kept of each text; null where nothing is cut.</summary>
    public int? MaxLength { get; }

    /// <summary>The model's tokens and their ids.</summary>
    public Vocabulary Vocabulary => Model.Vocabulary;

    /// <summary>Builds a tokenizer of the kind that the options name, with the words of the texts.</summary>
    /// <exception cref="InvalidInputException">There is no such kind.</exception>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts) =>
        BuiltIns.Tokenizers.TryGetValue(options.Type, out var train)
            ? train(options, texts)
            : throw new InvalidInputException([options.UnknownType()]);

    /// <summary>Encodes a text; every text has an encoding, that of an empty text is empty.</summary>
    public Encoding Encode(string text)
    {
        var normalized = new NormalizedString(text);
        var tokens = Tokenize(normalized);
        var ids = KeptIds(tokens);
        var offsets = new TokenSpan[ids.Length];
        var unknown = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            offsets[i] = normalized.OriginalSpan(tokens[i].Span);
            unknown += ids[i] == Model.UnknownId ? 1 : 0;
        }

        return new Encoding { Ids = ids, Offsets = offsets, UnknownCount = unknown, FullLength = tokens.Count };
    }

    /// <summary>The ids of <see cref="Encode"/> alone, offsets not kept: the fast way for training.</summary>
    public int[] EncodeToIds(string text) => KeptIds(Tokenize(new NormalizedString(text, aligned: false)));

    private List<Token> Tokenize(NormalizedString text)
    {
        Normalizer?.Normalize(text);
        var words = new List<TokenSpan>(text.Text.Length / 4);
        PreTokenizer.Split(text.Text, 0, words);
        var tokens = new List<Token>(words.Count);
        foreach (var word in words)
            Model.Tokenize(text.Text, word, tokens);
        return tokens;
    }

    private int[] KeptIds(List<Token> tokens)
    {
        var ids = new int[Math.Min(tokens.Count, MaxLength ?? tokens.Count)];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = tokens[i].Id;
        return ids;
    }
}
