using Glosa.Data.Downloads;
using Glosa.Errors;
using Glosa.Torch;

namespace Glosa.Encoders.Hub;

/// <summary>Fetches encoders from Hugging Face's hub, each once.</summary>
/// <param name="client">As <see cref="CreateClient"/> makes it.</param>
/// <param name="settings">Where they come from and go to.</param>
/// <param name="options">How patient it is.</param>
/// <param name="observer">Is told how it goes.</param>
public sealed class HubModels(
    HttpClient client, HubSettings settings, DownloadOptions options, IDownloadObserver observer)
{
    private static readonly string[] s_tokenizerFiles = ["tokenizer.json", "vocab.txt", "tokenizer_config.json"];

    private readonly FileDownloader _downloader = new(client, options, observer);

    /// <summary>A client that sends the token, which a server that the hub redirects to does not get.</summary>
    public static HttpClient CreateClient(HubSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new HttpClient(new HubRequests(settings, new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = !settings.Endpoint.IsLoopback,
        }))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Makes sure that a model is in the cache.</summary>
    /// <remarks>One that is there is not asked for again. Files are gathered aside, checked, and moved into place all
    /// together; where something goes wrong, nothing of them stays. A download that is stopped goes on at the next
    /// call.</remarks>
    /// <param name="name">The model.</param>
    /// <param name="revision">Branch, tag or commit; null is <c>main</c>.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Its directory.</returns>
    /// <exception cref="InvalidInputException">It could not be had, or is no BERT.</exception>
    public async Task<string> GetAsync(HubName name, string? revision, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(name);
        var directory = settings.DirectoryOf(name, revision);
        if (Directory.Exists(directory)) return directory;
        if (settings.Offline)
            throw new InvalidInputException($"encoder.from {name}", $"the model at {directory}", "nothing there",
                "unset HF_HUB_OFFLINE to fetch it, or copy its files there");
        var (parent, aside) = (Path.GetDirectoryName(directory)!, directory + ".part");
        using var ours = Lock(parent + ".lock", aside);
        var files = new HubFiles(name, revision, aside, settings, _downloader);
        try
        {
            await FetchAsync(files, aside, stop);
            Directory.Move(aside, directory);
            return directory;
        }
        catch (Exception error) when (error is TransferException or InvalidInputException)
        {
            Directory.Delete(aside, recursive: true);
            if (!Directory.EnumerateFileSystemEntries(parent).Any()) Directory.Delete(parent);
            throw error is TransferException failed ? files.Explain(failed) : error;
        }
    }

    private static async Task FetchAsync(HubFiles files, string aside, CancellationToken stop)
    {
        await files.GetAsync(BertConfigFile.Name, stop);
        BertConfigFile.Read(Path.Combine(aside, BertConfigFile.Name));      // before the weights, which are large
        foreach (var file in s_tokenizerFiles) await files.TryGetAsync(file, stop);
        await FetchWeightsAsync(files, aside, stop);
        using var weights = WeightsFile.Open(PretrainedEncoder.Open(aside).Weights);
    }

    private static async Task FetchWeightsAsync(HubFiles files, string aside, CancellationToken stop)
    {
        foreach (var file in PretrainedEncoder.WeightsFiles)
        {
            if (!await files.TryGetAsync(file, stop)) continue;
            if (!file.EndsWith(".index.json", StringComparison.Ordinal)) return;
            foreach (var part in ShardedWeightsFile.FilesOf(Path.Combine(aside, file))) await files.GetAsync(part, stop);
            return;
        }
    }

    private static FileStream Lock(string path, string aside)
    {
        try
        {
            Directory.CreateDirectory(aside);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, "a file to write to, and no other download of the model", error.Message,
                "wait for the other one, or set GLOSA_CACHE to a directory that can be written to");
        }
    }
}
