using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Glosa.Testing;

/// <summary>A request that a <see cref="FileServer"/> got.</summary>
/// <param name="Path">From the slash on.</param>
/// <param name="Range">The header, or null.</param>
/// <param name="IfRange">The header, or null.</param>
/// <param name="Authorization">The header, or null.</param>
public sealed record ServedRequest(string Path, string? Range, string? IfRange, string? Authorization = null);

/// <summary>A web server on this machine that gives out files, and breaks off where a test wants it to.</summary>
public sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public FileServer()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = ListenAsync();
    }

    /// <summary>Ends in a slash.</summary>
    public Uri Address { get; }

    /// <summary>The files by their path, which starts with a slash; any other is answered by 404.</summary>
    public ConcurrentDictionary<string, ServedFile> Files { get; } = new();

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<ServedRequest> Requests { get; } = new();

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            var request = await ReadAsync(stream);
            Requests.Enqueue(request);
            if (Files.TryGetValue(request.Path, out var file)) await AnswerAsync(stream, request, file);
            else await WriteHeadAsync(stream, "404 Not Found", ["Content-Length: 0"]);
            client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
        {
        }
    }

    private async Task AnswerAsync(NetworkStream stream, ServedRequest request, ServedFile file)
    {
        if (file.Failures.TryDequeue(out var failure))
        {
            await WriteHeadAsync(stream, failure, ["Content-Length: 0", "Retry-After: 0"]);
            return;
        }
        if (file.Location is not null)
        {
            await WriteHeadAsync(stream, "302 Found", ["Content-Length: 0", $"Location: {file.Location}"]);
            return;
        }
        // A weak entity tag recognizes nothing.
        var version = file.ETag?[0] is '"' ? file.ETag : file.LastModified;
        var from = file.Ranges && request.Range is not null && request.IfRange == version
            ? int.Parse(request.Range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture) : (int?)null;
        if (from >= file.Content.Length)
        {
            await WriteHeadAsync(stream, "416 Range Not Satisfiable", ["Content-Length: 0"]);
            return;
        }
        var rest = file.Content.AsMemory(from ?? 0);
        List<string> headers = [$"Content-Type: {file.ContentType}"];
        if (file.TellsLength) headers.Add($"Content-Length: {file.ClaimedLength ?? rest.Length}");
        if (file.ETag is not null) headers.Add($"ETag: {file.ETag}");
        if (file.LastModified is not null) headers.Add($"Last-Modified: {file.LastModified}");
        if (from is not null)
            headers.Add($"Content-Range: bytes {from}-{file.Content.Length - 1}/{file.Content.Length}");
        await WriteHeadAsync(stream, from is null ? "200 OK" : "206 Partial Content", headers);
        await stream.WriteAsync(file.Cuts.TryDequeue(out var cut) ? rest[..cut] : rest, _stop.Token);
        if (file.Stalls.TryDequeue(out var stall)) await Task.Delay(stall, _stop.Token);
    }

    private async Task WriteHeadAsync(NetworkStream stream, string status, IEnumerable<string> headers) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            string.Join("\r\n", [$"HTTP/1.1 {status}", .. headers, "Connection: close", "", ""])), _stop.Token);

    private async Task<ServedRequest> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(_stop.Token))!.Split(' ')[1];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
            headers[line.Split(':')[0]] = line[(line.IndexOf(':') + 1)..].Trim();
        return new(path, headers.GetValueOrDefault("Range"), headers.GetValueOrDefault("If-Range"),
            headers.GetValueOrDefault("Authorization"));
    }
}
