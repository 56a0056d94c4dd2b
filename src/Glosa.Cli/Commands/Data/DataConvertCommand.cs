using System.CommandLine;
using System.Globalization;
using Glosa.Cli.Output;
using Glosa.Data;
using Glosa.Data.Writers;

namespace Glosa.Cli.Commands.Data;

/// <summary><c>glosa data convert</c>: the examples of a file in another format.</summary>
internal static class DataConvertCommand
{
    public static Command Create()
    {
        var from = new Argument<string>("FROM") { Description = "A data file or folder." };
        var to = new Argument<string>("TO")
        {
            Description = "The new file: .csv, .tsv, .jsonl or .ft, each with .gz too; NAME/ is a folder.",
        };
        var format = new Option<string>("--format")
        {
            Description = "Format of TO, whatever its name.",
            DefaultValueFactory = _ => "auto",
        };
        format.AcceptOnlyFromAmong(["auto", .. BuiltIns.Writers.Select(writer => writer.Name)]);
        var fromFormat = new Option<string>("--from-format")
        {
            Description = "Format of FROM, whatever its name.",
            DefaultValueFactory = _ => "auto",
        };
        fromFormat.AcceptOnlyFromAmong(["auto", .. BuiltIns.Readers.Select(reader => reader.Name)]);
        var columns = ColumnOptions.All();
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("convert", "Write the examples of a file in another format.")
        {
            from, to, format, fromFormat, columns, force,
        };
        command.SetAction((parsed, stop) =>
        {
            var options = columns.Choose(new DataOptions(), parsed);
            var result = DataConversion.Run(parsed.GetValue(from)!,
                options with { Format = parsed.GetValue(fromFormat)! }, parsed.GetValue(to)!,
                parsed.GetValue(format)!, parsed.GetValue(force), stop);
            Tell(result, parsed.GetValue(to)!);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Tell(ConversionResult result, string target)
    {
        Terminal.Line($"{Count(result.Rows, "row")} written to {target} ({result.Format})");
        if (result.UnbrokenTexts > 0)
            Terminal.Line($"{Count(result.UnbrokenTexts, "text")} had line breaks, which are blanks now: "
                + $"{result.Format} cannot hold them");
        foreach (var (label, written) in result.RenamedLabels)
            Terminal.Line($"the label \"{label}\" is written as \"{written}\"");
    }

    private static string Count(long number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
