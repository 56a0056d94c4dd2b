using System.CommandLine;

namespace Glosa.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class SharedOptions
{
    public static Option<bool> Json() =>
        new("--json") { Description = "Print the result as one JSON document on standard output." };

    public static Option<string?> File(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };

    public static Option<string?> Encoder(string description) =>
        new("--encoder") { Description = description, HelpName = "DIR|NAME" };

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
