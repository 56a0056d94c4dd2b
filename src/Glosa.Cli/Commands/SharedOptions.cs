using System.CommandLine;

namespace Glosa.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class SharedOptions
{
    public static Option<bool> Json() =>
        new("--json") { Description = "Print the result as one JSON document on standard output." };

    public static Option<string?> TextColumns() => new("--text-column")
    {
        Description = "Column of the text, by name or number from 1; several are joined: title,description.",
        HelpName = "C[,C]…",
    };

    public static Option<string?> LabelColumn() => new("--label-column")
    {
        Description = "Column of the label, by name or number from 1.",
        HelpName = "C",
    };

    public static Option<string?> LabelSeparator() => new("--label-separator")
    {
        Description = "What stands between the labels of a text that can have several, or none; unset: exactly one.",
        HelpName = "TEXT",
    };

    public static Option<bool> NoHeader() => new("--no-header")
    {
        Description = "The file starts with an example, not with column names; name columns by number.",
    };

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Change a setting of the recipe, for example training.epochs=3; can be repeated.",
        HelpName = "PATH=VALUE",
        DefaultValueFactory = _ => [],
    };

    public static Option<string?> Device() =>
        new("--device") { Description = "Where to compute: cpu or cuda:0.", HelpName = "DEVICE" };

    public static Argument<string> Model() => new("MODEL") { Description = "A run (runs/NAME/TIME) or a saved model." };
}
