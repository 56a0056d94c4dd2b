using Glosa.Errors;

namespace Glosa.Data.Downloads;

/// <summary>Tells what to do about a download that failed.</summary>
internal sealed class DownloadFailure(
    DownloadableDataSet set, string directory, Func<DownloadableDataSet, DataSetFile, Uri> addressOf)
{
    private const string Again = "run the same command again";

    public DownloadException Explain(TransferException error)
    {
        var missing = set.Files.Where(file => !File.Exists(PathOf(file)) && !file.IsUnpackedIn(directory)).ToArray();
        // Files come in turn, so the first that is missing is the one that failed.
        return error.Failure is TransferFailure.Unreachable
            ? new([.. missing.Select(file => Tell(file, error))])
            : new([Tell(missing.FirstOrDefault() ?? set.Files[^1], error)]);
    }

    private Problem Tell(DataSetFile file, TransferException error)
    {
        var address = addressOf(set, file);
        var byHand = $"put it at {PathOf(file)} and {Again}: it checks the file"
            + (file.IsArchive ? " and unpacks it" : "");
        return error.Failure switch
        {
            TransferFailure.Unreachable => new($"{address}", error.Expected, error.Message,
                $"check the connection; or download it by hand, {byHand}"),
            TransferFailure.Refused => new($"{address}", error.Expected, error.Message,
                $"look at {set.Home} for its new address; {byHand}"),
            TransferFailure.WebPage => new($"{address}", error.Expected, error.Message,
                $"something answers in the server's place, a log-in page perhaps: open the address in a browser, {byHand}"),
            TransferFailure.NoRoom => new(directory, error.Expected, error.Message,
                $"make room, or choose a directory on another disk, and {Again}"),
            TransferFailure.NotWritable => new($"{PathOf(file)}.part", error.Expected, error.Message,
                $"wait for the other download, or check who may write there, and {Again}"),
            _ => new($"{address}", error.Expected, error.Message, $"{Again}: it goes on where this one stopped"),
        };
    }

    private string PathOf(DataSetFile file) => Path.Combine(directory, file.Name);
}
