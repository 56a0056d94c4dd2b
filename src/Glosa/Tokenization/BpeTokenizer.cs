using Glosa.Tokenization.PostProcessors;
using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tokenization;

/// <summary>Byte-pair encoding of words and signs, <c>[CLS]</c> before a text and <c>[SEP]</c> behind it.</summary>
/// <remarks>Paper: Sennrich et al. 2015, arXiv:1508.07909. Differs: merges do not go over a word's edge, and a word's
/// end has no sign of its own, as in the reference library's <c>BPE</c> behind <c>Whitespace</c>.</remarks>
public static class BpeTokenizer
{
    /// <summary>Most entries of the vocabulary where the options name no other number.</summary>
    public const int DefaultMaxVocabulary = 30_000;

    private const string Unknown = "[UNK]";
    private const string Start = "[CLS]";
    private const string End = "[SEP]";

    /// <summary>The special tokens, with the ids from 0: unknown, start, end, padding, mask.</summary>
    public static IReadOnlyList<string> SpecialTokens { get; } = [Unknown, Start, End, "[PAD]", "[MASK]"];

    /// <summary>Splits words from signs.</summary>
    public static IPreTokenizer PreTokenizer { get; } = new WhitespacePreTokenizer();

    /// <summary>Learns the merges of the texts.</summary>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(options);
        var trainer = new BpeTrainer
        {
            MinCount = options.MinCount,
            MaxVocabulary = options.MaxVocabulary ?? DefaultMaxVocabulary,
            SpecialTokens = SpecialTokens,
            UnknownToken = Unknown,
        };
        var normalizer = PythonStrings.Lowering(options.LowerCase ?? false);
        var model = trainer.Train(WordCounts.Of(texts, normalizer, PreTokenizer));
        var around = options.AddSpecialTokens is false
            ? null : new TemplatePostProcessor([Special(Start)], [Special(End)]);
        return new Tokenizer(normalizer, PreTokenizer, model, options.MaxLength, around, SpecialTokens,
            options.Truncation ?? Truncation.Head, options.HeadShare);

        SpecialToken Special(string token) => new(token, model.Vocabulary.IdOf(token)!.Value);
    }
}
