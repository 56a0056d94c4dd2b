using System.CommandLine;
using Glosa.Cli.Output;
using Glosa.Data.Downloads;
using Glosa.Errors;

namespace Glosa.Cli.Commands.Data;

/// <summary><c>glosa data get</c>: fetches a public data set.</summary>
internal static class DataGetCommand
{
    private const string MirrorVariable = "GLOSA_DATA_MIRROR";

    public static Command Create()
    {
        var name = new Argument<string?>("NAME")
        {
            Description = $"The data set: {string.Join(", ", DataSetCatalogue.All.Select(set => set.Name))}.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var to = new Option<string?>("--to") { Description = "Directory; data/NAME by default.", HelpName = "DIR" };
        var list = new Option<bool>("--list") { Description = "Tell what can be fetched, and on which terms." };
        var remove = new Option<bool>("--remove-archive") { Description = "Delete an archive once it is unpacked." };
        var json = SharedOptions.Json();
        var command = new Command("get", "Fetch a public data set, check it and unpack it. "
            + $"{MirrorVariable} names a place that has copies, as NAME/FILE.") { name, to, list, remove, json };
        command.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(list)) return List(parsed.GetValue(json));
            var set = DataSetCatalogue.Find(parsed.GetValue(name) ?? throw new InvalidInputException("glosa data get",
                $"the name of a data set: {string.Join(", ", DataSetCatalogue.All.Select(set => set.Name))}", "none",
                "name one; glosa data get --list tells about them"));
            return await GetAsync(set, parsed.GetValue(to) ?? Path.Combine("data", set.Name),
                parsed.GetValue(remove), parsed.GetValue(json), stop);
        });
        return command;
    }

    private static async Task<int> GetAsync(
        DownloadableDataSet set, string directory, bool removeArchives, bool json, CancellationToken stop)
    {
        var mirror = Mirror();
        using var handler = new SocketsHttpHandler { UseProxy = mirror?.IsLoopback is not true };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var downloader = new DataSetDownloader(client, new DownloadOptions(), new DownloadDisplay())
        {
            Mirror = mirror,
            RemoveArchives = removeArchives,
        };
        Terminal.Line($"{set.Name}: {set.Description}");
        Terminal.Line($"terms: {set.Terms} ({set.Home})");
        try
        {
            var result = await downloader.GetAsync(set, directory, stop);
            Tell(result);
            if (json) JsonOutput.Write(result, DataGetJson.Compact.DownloadResult);
            return ExitCode.Done;
        }
        catch (DownloadException error)
        {
            Terminal.Problems(error.Problems);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Terminal.Line("stopped; the same command goes on");
            return ExitCode.Interrupted;
        }
    }

    private static void Tell(DownloadResult result)
    {
        foreach (var name in result.Unpacked) Terminal.Line($"  {Path.Combine(result.Directory, name)}");
        Terminal.Line($"{result.Name} is in {result.Directory}");
        Terminal.Line("Next:");
        Terminal.Line($"  ./glosa {result.TrainingCommand}");
    }

    private static int List(bool json)
    {
        if (json) JsonOutput.Write(DataSetCatalogue.All, DataGetJson.Compact.IReadOnlyListDownloadableDataSet);
        else foreach (var set in DataSetCatalogue.All) Console.Out.WriteLine(
            $"{set.Name,-11} {set.Description}\n{"",-11} terms: {set.Terms}\n{"",-11} {set.Home}");
        return ExitCode.Done;
    }

    private static Uri? Mirror()
    {
        var value = Environment.GetEnvironmentVariable(MirrorVariable);
        if (string.IsNullOrEmpty(value)) return null;
        return Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidInputException(MirrorVariable, "an address with http:// or https://", value,
                "correct it, or unset it to use the data sets' own addresses");
    }
}
