using System.CommandLine;

namespace Glosa.Cli.Commands;

/// <summary>The options of every command that trains a recipe of a classifier: its files, and how they are read.</summary>
internal sealed class ClassifierSettings
{
    private readonly Option<string?> _train = SharedOptions.File("--train",
        "Training file (.csv, .tsv, .jsonl, .ft, .xml of TASS; .gz too), or a folder with one for each label.");

    private readonly Option<string?> _validation = SharedOptions.File("--validation",
        "Validation file; without one, a share of the training file is held out.");

    private readonly Option<string?> _test =
        SharedOptions.File("--test", "Test file; read once, for the best epoch.");

    private readonly Option<string?> _vectors = SharedOptions.File("--vectors",
        "Word vectors that the model starts from (GloVe, word2vec text, fastText .vec; .gz too).");

    private readonly Option<string?> _encoder = SharedOptions.Encoder(
        "A BERT that the model starts from: its directory, or owner/name at Hugging Face's hub.");

    private readonly Option<string?> _from = new("--from")
    {
        Description = "A saved model, or a run with one, that the model starts from: weights, tokenizer and sizes.",
        HelpName = "MODEL",
    };

    private readonly ColumnOptions _columns = ColumnOptions.All();

    /// <summary>The recipe.</summary>
    public Argument<string?> Recipe { get; } = new("RECIPE")
    {
        Description = "A recipe file, or the name of a shipped recipe, for example ag-news-lstm.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The options of the run itself.</summary>
    public RunOptions Runs { get; } = new();

    /// <summary>Gives recipe and files to a command; those of the run follow its own.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(Recipe);
        foreach (var option in new Option[] { _train, _validation, _test, _vectors, _encoder, _from }) command.Options.Add(option);
        command.Add(_columns);
    }

    /// <summary>The settings that the arguments make. Options are settings of the recipe under a shorter name;
    /// <c>--set</c> comes last and wins.</summary>
    public SettingList Read(ParseResult parsed)
    {
        var settings = new SettingList();
        settings.AddText("data.train", parsed.GetValue(_train));
        settings.AddText("data.validation", parsed.GetValue(_validation));
        settings.AddText("data.test", parsed.GetValue(_test));
        settings.AddText("vectors.file", parsed.GetValue(_vectors));
        settings.AddText("encoder.from", parsed.GetValue(_encoder));
        settings.AddText("from", parsed.GetValue(_from));
        _columns.AddTo(settings, parsed);
        Runs.AddTo(settings, parsed);
        return settings;
    }
}
