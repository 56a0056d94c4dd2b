using System.CommandLine;
using Glosa.Data;

namespace Glosa.Cli.Commands;

/// <summary>The options that say which columns of a file are texts and labels.</summary>
internal sealed class ColumnOptions
{
    private readonly Option<string?> _texts = new("--text-column")
    {
        Description = "Column of the text, by name or number from 1; several are joined: title,description.",
        HelpName = "C[,C]…",
    };

    private readonly Option<bool> _noHeader = new("--no-header")
    {
        Description = "The file starts with an example, not with column names; name columns by number.",
    };

    private readonly Option<string?>? _label;
    private readonly Option<string?>? _labelSeparator;

    private ColumnOptions(bool withLabel, bool withSeparator)
    {
        _label = !withLabel ? null : new("--label-column")
        {
            Description = "Column of the label, by name or number from 1.",
            HelpName = "C",
        };
        _labelSeparator = !withSeparator ? null : new("--label-separator")
        {
            Description = "What stands between the labels of a text that can have several, or none; unset: exactly one.",
            HelpName = "TEXT",
        };
    }

    /// <summary>For commands that read texts alone.</summary>
    public static ColumnOptions OfTexts() => new(withLabel: false, withSeparator: false);

    /// <summary>For commands with a model, which knows how many labels a text can have.</summary>
    public static ColumnOptions OfLabels() => new(withLabel: true, withSeparator: false);

    /// <summary>For commands that read files as they come.</summary>
    public static ColumnOptions All() => new(withLabel: true, withSeparator: true);

    /// <summary>The options, in the order of the help.</summary>
    public IEnumerable<Option> Options => new Option?[] { _texts, _label, _labelSeparator, _noHeader }.OfType<Option>();

    /// <summary>Adds what was given to the settings of a recipe.</summary>
    public void AddTo(SettingList settings, ParseResult parsed)
    {
        settings.AddList("data.text_columns", parsed.GetValue(_texts));
        settings.AddText("data.label_column", Value(_label, parsed));
        settings.AddText("data.label_separator", Value(_labelSeparator, parsed));
        if (parsed.GetValue(_noHeader)) settings.AddAll(["data.header=false"]);
    }

    /// <summary>The columns of training, unless the user named others: names mean a header, whatever the training
    /// file had.</summary>
    public DataOptions Choose(DataOptions trained, ParseResult parsed)
    {
        var given = (Texts: parsed.GetValue(_texts), Label: Value(_label, parsed));
        var texts = given.Texts?.Split(',', StringSplitOptions.TrimEntries) ?? trained.TextColumns;
        var label = given.Label ?? trained.LabelColumn;
        var named = (given.Texts is not null && texts.Any(IsName)) || (given.Label is not null && IsName(label));
        return trained with
        {
            Format = "auto",
            TextColumns = texts,
            LabelColumn = label,
            LabelSeparator = Value(_labelSeparator, parsed) ?? trained.LabelSeparator,
            Header = !parsed.GetValue(_noHeader) && (trained.Header || named),
        };
    }

    private static string? Value(Option<string?>? option, ParseResult parsed) =>
        option is null ? null : parsed.GetValue(option);

    private static bool IsName(string column) => !int.TryParse(column, out _);
}

/// <summary>Lets a command list the options among its own.</summary>
internal static class ColumnOptionsOfCommand
{
    /// <summary>Adds the options to a command.</summary>
    public static void Add(this Command command, ColumnOptions columns)
    {
        foreach (var option in columns.Options) command.Add(option);
    }
}
