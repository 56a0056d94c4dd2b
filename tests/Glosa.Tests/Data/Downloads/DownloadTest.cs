using System.Security.Cryptography;
using Glosa.Data.Downloads;
using Glosa.Testing;

namespace Glosa.Tests.Data.Downloads;

/// <summary>A server, a folder, and a data set of one file on it.</summary>
public abstract class DownloadTest : IDisposable, IDownloadObserver
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client =
        new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    protected FileServer Server { get; } = new();

    protected string Directory => Path.Combine(_folder.Path, "data");

    /// <summary>What the observer was told, in order.</summary>
    protected List<string> Events { get; } = [];

    protected DownloadOptions Options { get; init; } =
        new() { Attempts = 3, FirstDelaySeconds = 0.01, IdleSeconds = 20 };

    /// <summary>500,000 bytes that repeat nowhere.</summary>
    protected static byte[] Content { get; } = Bytes(1);

    protected static byte[] Bytes(int seed)
    {
        var bytes = new byte[500_000];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected static string SumOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    protected string PathOf(string name) => Path.Combine(Directory, name);

    protected byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    protected string[] FilesThere() => [.. RunFiles.FilesOf(Directory)];

    protected void Serve(string name, ServedFile file) => Server.Files[$"/set/{name}"] = file;

    protected Task<DownloadResult> Get(params DataSetFile[] files) => Get(Downloader(), CancellationToken.None, files);

    protected Task<DownloadResult> Get(DataSetDownloader downloader, CancellationToken stop, params DataSetFile[] files) =>
        downloader.GetAsync(new("set", "texts", "free", "http://home.example/", files)
        {
            TrainingCommand = "train quickstart --train {directory}/train.csv",
        }, Directory, stop);

    protected DataSetDownloader Downloader(Uri? mirror = null) =>
        new(_client, Options, this) { Mirror = mirror ?? Server.Address };

    protected static DataSetFile Named(string name) => new($"http://home.example/{name}");

    protected async Task<IReadOnlyList<Glosa.Errors.Problem>> Fails(params DataSetFile[] files) =>
        (await Should.ThrowAsync<DownloadException>(() => Get(files))).Problems;

    void IDownloadObserver.StartedAgain(string file, string reason) => Events.Add($"{file}: {reason}");

    void IDownloadObserver.Waiting(string file, string reason, TimeSpan delay) => Events.Add($"{file}: {reason}");

    void IDownloadObserver.Received(string file, long have, long? total) => Received(have);

    /// <summary>Bytes came in.</summary>
    protected virtual void Received(long have)
    {
    }

    public void Dispose()
    {
        Server.Dispose();
        _client.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
