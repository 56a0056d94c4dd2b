using System.ComponentModel.DataAnnotations;
using Glosa.Errors;

namespace Glosa.Data.Downloads;

/// <summary>Brings data sets into directories: downloads what is missing, checks it, unpacks it.</summary>
/// <param name="client">Its own time limit should be off (<see cref="Timeout.InfiniteTimeSpan"/>);
/// <see cref="DownloadOptions.IdleSeconds"/> is the limit.</param>
/// <param name="options">How patient it is.</param>
/// <param name="observer">Is told how it goes.</param>
public sealed class DataSetDownloader(HttpClient client, DownloadOptions options, IDownloadObserver observer)
{
    private readonly FileDownloader _downloader = new(client, Checked(options), observer);

    /// <summary>A place that has copies of the files as <c>MIRROR/NAME/FILE</c>, asked instead of their homes; null by
    /// default.</summary>
    public Uri? Mirror { get; init; }

    /// <summary>Whether an archive is deleted once it is unpacked; false by default.</summary>
    public bool RemoveArchives { get; init; }

    /// <summary>Makes sure that all of a data set is in a directory.</summary>
    /// <remarks>A file that is there is checked, not downloaded; an archive is unpacked where something of it is
    /// missing. A download that stops, however it does, goes on at the next call.</remarks>
    /// <exception cref="InvalidInputException">The directory is a file.</exception>
    /// <exception cref="DownloadException">A file could not be had, or is another one than it should be.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop; what came in stays for the next call.</exception>
    public async Task<DownloadResult> GetAsync(DownloadableDataSet set, string directory, CancellationToken stop)
    {
        var files = new List<DownloadedFile>();
        if (File.Exists(directory))
            throw new InvalidInputException(directory, "a directory", "a file", "choose another directory");
        Directory.CreateDirectory(directory);
        try
        {
            foreach (var file in set.Files)
            {
                var path = Path.Combine(directory, file.Name);
                if (file.IsUnpackedIn(directory) && !File.Exists(path)) continue;
                files.Add(await GetFileAsync(set, file, path, stop));
                if (!file.IsArchive) continue;
                if (!file.IsUnpackedIn(directory)) new ArchiveUnpacker(path, file, observer).Unpack(stop);
                if (RemoveArchives) File.Delete(path);
            }
        }
        catch (TransferException error)
        {
            throw new DownloadFailure(set, directory, AddressOf).Explain(error);
        }
        var quoted = directory.Contains(' ') ? $"'{directory}'" : directory;
        return new(set.Name, directory, files, [.. set.Files.SelectMany(file => file.Unpacked)],
            set.TrainingCommand.Replace("{directory}", quoted, StringComparison.Ordinal));
    }

    private async Task<DownloadedFile> GetFileAsync(
        DownloadableDataSet set, DataSetFile file, string path, CancellationToken stop)
    {
        var partial = new PartialFile(path);
        var missing = !File.Exists(path);
        if (missing) await _downloader.DownloadAsync(AddressOf(set, file), partial, stop);

        var sums = new ChecksumFile(Path.GetDirectoryName(path)!);
        var (expected, comparedWith) = (file.Sha256 ?? sums.Find(file.Name), file.Sha256 is null ? "recorded" : "published");
        var found = await ChecksumFile.SumOfAsync(missing ? partial.Path : path, stop);
        if (expected is not null && !found.Equals(expected, StringComparison.OrdinalIgnoreCase))
        {
            if (missing) partial.MoveTo(path + ".bad");
            throw WrongSum(path, missing, $"the SHA-256 {expected}, {comparedWith}"
                + (file.Sha256 is null ? $" in {sums.Path}" : $" at {set.Home}"), found);
        }
        if (missing) partial.MoveTo(path);
        if (sums.Find(file.Name) is null) sums.Record(file.Name, found);
        var result = new DownloadedFile(file.Name, new FileInfo(path).Length, found, missing,
            expected is null ? null : comparedWith);
        observer.Checked(result);
        return result;
    }

    private Uri AddressOf(DownloadableDataSet set, DataSetFile file) => Mirror is null
        ? new Uri(file.Address)
        : new Uri($"{Mirror.AbsoluteUri.TrimEnd('/')}/{set.Name}/{file.Name}");

    private static DownloadException WrongSum(string path, bool downloaded, string expected, string found) =>
        new(path, expected, found, (downloaded ? $"the file is kept as {path}.bad; run the same command again. "
                : "move the file away and run the same command again. ")
            + "If its owner has published another one since, take its line out of SHA256SUMS");

    private static DownloadOptions Checked(DownloadOptions options)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
