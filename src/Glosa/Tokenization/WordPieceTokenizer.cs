using Glosa.Errors;
using Glosa.Tokenization.Models;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.PostProcessors;
using Glosa.Tokenization.PreTokenizers;
using Glosa.Tokenization.Trainers;

namespace Glosa.Tokenization;

/// <summary>BERT's WordPiece, <c>[CLS]</c> before a text and <c>[SEP]</c> behind it: trained from texts, or with the
/// vocabulary of a BERT model.</summary>
/// <remarks>Paper: Devlin et al. 2018, arXiv:1810.04805.</remarks>
public static class WordPieceTokenizer
{
    /// <summary>Most entries of a vocabulary that is trained, where the options name no other number.</summary>
    public const int DefaultMaxVocabulary = 30_000;

    internal const string TypeName = "wordpiece";
    internal const string Unknown = "[UNK]";

    private const string Padding = "[PAD]";
    private const string Start = "[CLS]";
    private const string End = "[SEP]";
    private const string Mask = "[MASK]";

    /// <summary>The special tokens, with the ids from 0 where the vocabulary is trained: padding, unknown, start, end,
    /// mask. A vocabulary that is read has its own ids for them.</summary>
    public static IReadOnlyList<string> SpecialTokens { get; } = [Padding, Unknown, Start, End, Mask];

    /// <summary>Splits at white space and around signs.</summary>
    public static IPreTokenizer PreTokenizer { get; } = new BertPreTokenizer();

    /// <summary>The special tokens that a vocabulary has to hold; a mask is for pre-training only.</summary>
    internal static IReadOnlyList<string> RequiredTokens { get; } = [Padding, Unknown, Start, End];

    /// <summary>Learns the pieces of the texts, or reads the vocabulary that the options name: the texts are then not
    /// looked at.</summary>
    /// <exception cref="InvalidInputException">The vocabulary cannot be used.</exception>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Vocabulary is { } path)
            return Load(path, options);
        var trainer = new WordPieceTrainer
        {
            MinCount = options.MinCount,
            MaxVocabulary = options.MaxVocabulary ?? DefaultMaxVocabulary,
            SpecialTokens = SpecialTokens,
            UnknownToken = Unknown,
        };
        var normalizer = new BertNormalizer(
            stripAccents: options.StripAccents, lowercase: options.LowerCase ?? true);
        return Of(trainer.Train(WordCounts.Of(texts, normalizer, PreTokenizer)), normalizer, options);
    }

    /// <summary>Reads the tokenizer of a BERT model.</summary>
    /// <param name="path">A directory in the manner of Hugging Face, with <c>tokenizer.json</c> or <c>vocab.txt</c>; or
    /// one of these files, a vocabulary under any name.</param>
    /// <param name="options">What they set wins over the files: lower case, accents, lengths, special tokens.</param>
    /// <remarks>
    /// <c>tokenizer.json</c> is taken whole. A <c>vocab.txt</c> takes its settings from the
    /// <c>tokenizer_config.json</c> beside it. Without one, accents stay, and texts are lower-cased where no entry has
    /// a capital letter. Ids of special tokens are those that the vocabulary has under their names.
    /// </remarks>
    /// <exception cref="InvalidInputException">There is no such file, or something in it is wrong.</exception>
    public static Tokenizer Load(string path, TokenizerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var files = WordPieceFiles.Find(path);
        if (files.TokenizerJson is { } json)
            return Changed(TokenizerJson.Load(json), json, options);
        var vocabulary = VocabularyFile.Read(files.Vocabulary!, RequiredTokens);
        return Of(new WordPieceModel(vocabulary), files.Normalizer(vocabulary, options), options);
    }

    private static Tokenizer Of(WordPieceModel model, BertNormalizer normalizer, TokenizerOptions options) =>
        new(normalizer, PreTokenizer, model, options.MaxLength,
            options.AddSpecialTokens is false ? null : Around(model.Vocabulary),
            SpecialTokens.Where(token => model.Vocabulary.IdOf(token) is not null),
            options.Truncation ?? Truncation.Head, options.HeadShare);

    // A tokenizer.json with what the options set.
    private static Tokenizer Changed(Tokenizer read, string path, TokenizerOptions options)
    {
        if (read.Model is not WordPieceModel)
            throw new InvalidInputException($"{path}: $.model.type", WordPieceModel.TypeName, read.Model.Type,
                "Name the tokenizer of a BERT model.");
        var missing = RequiredTokens.Where(token => read.Vocabulary.IdOf(token) is null).ToArray();
        if (missing.Length > 0)
            throw new InvalidInputException($"{path}: $.model.vocab", string.Join(", ", RequiredTokens),
                $"no {string.Join(", ", missing)}", "Name the tokenizer of a BERT model.");
        return new Tokenizer(
            Changed(read.Normalizer, path, options),
            read.PreTokenizer,
            read.Model,
            options.MaxLength ?? read.MaxLength,
            options.AddSpecialTokens is false ? null : read.PostProcessor ?? Around(read.Vocabulary),
            SpecialTokens.Where(token => read.Vocabulary.IdOf(token) is not null).Union(read.SpecialTokens),
            options.Truncation ?? read.Truncation,
            options.Truncation is null ? read.HeadShare : options.HeadShare);
    }

    private static INormalizer? Changed(INormalizer? read, string path, TokenizerOptions options)
    {
        if (options is { LowerCase: null, StripAccents: null })
            return read;
        return read is BertNormalizer bert
            ? new BertNormalizer(bert.CleanText, bert.HandleChineseChars,
                options.StripAccents ?? bert.StripAccents, options.LowerCase ?? bert.Lowercase)
            : throw new InvalidInputException(
                options.LowerCase is null ? "tokenizer.strip_accents" : "tokenizer.lower_case",
                $"no value, as {path} has no {BertNormalizer.TypeName} to change", read?.Type ?? "no normalizer",
                "Remove the line.");
    }

    private static TemplatePostProcessor Around(Vocabulary vocabulary) =>
        new([new(Start, vocabulary.IdOf(Start)!.Value)], [new(End, vocabulary.IdOf(End)!.Value)]);
}
