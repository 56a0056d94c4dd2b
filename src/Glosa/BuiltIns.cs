using Glosa.Data.Readers;
using Glosa.Data.Writers;
using Glosa.Explanations;
using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Neural.Optimizers;
using Glosa.Neural.Schedules;
using Glosa.Tokenization;
using Glosa.Tokenization.Normalizers;

namespace Glosa;

/// <summary>All parts that a recipe can choose by name; a new part is one line here.</summary>
public static class BuiltIns
{
    internal const string IntegratedGradients = "integrated_gradients";
    internal const string GradientTimesInput = "gradient_x_input";

    private static readonly OrderedDictionary<string, ModelKind> s_models = new()
    {
        ["bag"] = ModelKind.Of<TextBagOptions>((options, shape, path) => new TextBag(options, shape, path)),
        ["lstm"] = ModelKind.Of<TextLstmOptions>((options, shape, path) => new TextLstm(options, shape, path)),
        ["gru"] = ModelKind.Of<TextGruOptions>((options, shape, path) => new TextGru(options, shape, path)),
        ["cnn"] = ModelKind.Of<TextCnnOptions>((options, shape, path) => new TextCnn(options, shape, path)),
        ["attention"] = ModelKind.Of<TextAttentionOptions>(
            (options, shape, path) => new TextAttention(options, shape, path)),
        ["bert"] = ModelKind.Of<TextBertOptions>((options, shape, path) => new TextBert(options, shape, path)),
        ["bert_gru"] = ModelKind.Of<TextBertGruOptions>(
            (options, shape, path) => new TextBertGru(options, shape, path)),
    };

    private static readonly OrderedDictionary<string, Type> s_optimizers = new()
    {
        ["sgd"] = typeof(SgdOptions),
        ["adam"] = typeof(AdamOptions),
        ["adamw"] = typeof(AdamWOptions),
    };

    private static readonly OrderedDictionary<string, Type> s_schedules = new()
    {
        ["constant"] = typeof(ConstantScheduleOptions),
        ["step"] = typeof(StepScheduleOptions),
        ["overfit"] = typeof(OverfitScheduleOptions),
        ["linear"] = typeof(LinearScheduleOptions),
    };

    private static readonly Dictionary<Type, IReadOnlyDictionary<string, Type>> s_choices = new()
    {
        [typeof(TextModelOptions)] = new OrderedDictionary<string, Type>(
            s_models.Select(model => KeyValuePair.Create(model.Key, model.Value.Options))),
        [typeof(OptimizerOptions)] = s_optimizers,
        [typeof(ScheduleOptions)] = s_schedules,
    };

    /// <summary>Readers of data files.</summary>
    public static IReadOnlyList<IDataReader> Readers { get; } =
    [
        new CsvReader(),
        new TsvReader(),
        new JsonLinesReader(),
        new FastTextReader(),
        new LinesReader(),
        new FolderReader(),
        new TassXmlReader(),
        new TassCsvReader(),
    ];

    /// <summary>Writers of data files, each called as the reader of its format.</summary>
    public static IReadOnlyList<IDataWriter> Writers { get; } =
    [
        new CsvWriter(),
        new TsvWriter(),
        new JsonLinesWriter(),
        new FastTextWriter(),
        new FolderWriter(),
    ];

    /// <summary>Kinds of tokenizers by name, each with what builds one from training texts.</summary>
    public static IReadOnlyDictionary<string, Func<TokenizerOptions, IEnumerable<string>, Tokenizer>> Tokenizers
    { get; } = new OrderedDictionary<string, Func<TokenizerOptions, IEnumerable<string>, Tokenizer>>
    {
        ["basic_english"] = BasicEnglish.Train,
        ["blanks"] = Blanks.Train,
        ["whitespace"] = WhitespaceTokenizer.Train,
        ["bpe"] = BpeTokenizer.Train,
        ["english"] = EnglishTokenizer.Train,
        ["wordpiece"] = WordPieceTokenizer.Train,
    };

    /// <summary>Methods that explain a text by its words, by name.</summary>
    public static IReadOnlyDictionary<string, Func<ExplanationOptions, IExplainer>> Explainers
    { get; } = new OrderedDictionary<string, Func<ExplanationOptions, IExplainer>>
    {
        [IntegratedGradients] = options => new IntegratedGradients(options),
        [GradientTimesInput] = _ => new GradientTimesInput(),
        ["occlusion"] = options => new Occlusion(options),
        ["lime"] = options => new LocalSurrogate(options),
    };

    /// <summary>Steps that <c>tokenizer.normalizer</c> can name.</summary>
    internal static IReadOnlyDictionary<string, NormalizerStep> NormalizerSteps
    { get; } = new OrderedDictionary<string, NormalizerStep>
    {
        ["drop_users"] = NormalizerStep.Of(TweetSteps.DropUsers),
        ["drop_urls"] = NormalizerStep.Of(TweetSteps.DropUrls),
        ["mark_users"] = NormalizerStep.Of(TweetSteps.MarkUsers),
        ["mark_urls"] = NormalizerStep.Of(TweetSteps.MarkUrls),
        ["split_hashtags"] = NormalizerStep.Of(TweetSteps.SplitHashtags),
        ["punctuation_to_blanks"] = NormalizerStep.Of(TweetSteps.PunctuationToBlanks),
        ["shorten_ascii_runs"] = NormalizerStep.Of(TweetSteps.ShortenAsciiRuns),
        ["shorten_runs"] = NormalizerStep.Of(TweetSteps.ShortenRuns),
        ["collapse_blanks"] = NormalizerStep.Of(TweetSteps.CollapseBlanks),
        ["keep"] = new("CHARACTERS", TweetSteps.Keep) { Refuse = TweetSteps.RefuseKeep },
        ["stop_words"] = new("LANGUAGE or FILE", list => TweetSteps.RemoveWords(StopWords.Of(list)))
        {
            NamesFile = list => !StopWords.Names.Contains(list),
        },
        ["remove_words"] = new("WORDS", words => TweetSteps.RemoveWords(
            words.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
        ["lower_case"] = NormalizerStep.Of(new LowercaseNormalizer()),
        ["stem"] = new(string.Join(" or ", StemNormalizer.Languages), language => new StemNormalizer(language))
        {
            Refuse = language => StemNormalizer.Languages.Contains(language) ? null
                : $"stem={string.Join(" or ", StemNormalizer.Languages)}",
        },
    };

    /// <summary>Names for several steps in their order.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> NormalizerPresets
    { get; } = new OrderedDictionary<string, IReadOnlyList<string>>
    {
        ["tweets"] = ["mark_users", "mark_urls", "split_hashtags", "shorten_runs", "collapse_blanks"],
        ["tweets_published"] =
        [
            "drop_users", "drop_urls", "punctuation_to_blanks", "shorten_ascii_runs", "collapse_blanks",
            "keep=a-zñA-ZÑ0-9áéíóúÁÉÍÓÚ", "stop_words=spanish", "remove_words=d q", "collapse_blanks", "lower_case",
        ],
    };

    /// <summary>The choices for a kind of options, in the order they are told to users.</summary>
    /// <param name="kind">The abstract record, as <see cref="TextModelOptions"/>.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static IReadOnlyDictionary<string, Type> ChoicesOf(Type kind) => s_choices.GetValueOrDefault(kind)
        ?? throw new ArgumentException($"{kind} is not listed in {nameof(BuiltIns)}.", nameof(kind));

    /// <summary>The name a recipe gives to options of this very type, or null where they are no choice.</summary>
    public static string? NameOf(Type options) => s_choices.Values
        .SelectMany(choices => choices)
        .FirstOrDefault(choice => choice.Value == options).Key;

    /// <summary>Builds the model of the given options.</summary>
    internal static TextModel CreateModel(TextModelOptions options, ModelShape shape, ParameterPath path) =>
        s_models[NameOf(options.GetType())!].Create(options, shape, path);
}
