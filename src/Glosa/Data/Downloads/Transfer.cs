using System.Net;
using System.Net.Http.Headers;

namespace Glosa.Data.Downloads;

/// <summary>One request for a file, or for the rest of it, and what the answer brings.</summary>
/// <remarks>Asks for the rest only where the server can tell whether it is still the same version: <c>Range</c> with
/// <c>If-Range</c>, by a strong entity tag or the date of the last change (RFC 9110, sections 13.1.5 and
/// 14.2).</remarks>
internal sealed class Transfer(
    HttpClient client, Uri address, PartialFile partial, TimeSpan patience, IDownloadObserver observer)
{
    private static readonly HttpStatusCode[] s_passing =
        [HttpStatusCode.RequestTimeout, HttpStatusCode.TooManyRequests];

    private readonly string _name = Path.GetFileName(partial.Destination);

    /// <summary>Whether a server has answered.</summary>
    public bool WasAnswered { get; private set; }

    /// <summary>Makes <see cref="PartialFile.Path"/> whole.</summary>
    /// <exception cref="TransferException">That did not work; what came in stays for the next attempt.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        var origin = partial.ReadOrigin();
        if (origin is { CanBeRecognized: true } && origin.Address == address && partial.Length > 0)
        {
            if (partial.Length == origin.Total || await ContinueAsync(origin, stop)) return;
        }
        observer.Started(_name, address, 0);
        using var response = await SendAsync(null, stop);
        if (response.StatusCode is not HttpStatusCode.OK) throw Refusal(response);
        await BeginAsync(response, stop);
    }

    // False: the server has no rest for these bytes, and wants to be asked for the whole file.
    private async Task<bool> ContinueAsync(PartialOrigin origin, CancellationToken stop)
    {
        var have = partial.Length;
        observer.Started(_name, address, have);
        using var response = await SendAsync(origin, stop);
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent when IsRest(response, origin, have):
                await CopyAsync(response, partial.Continue, have,
                    response.Content.Headers.ContentRange!.Length ?? origin.Total, stop);
                return true;
            case HttpStatusCode.OK:
                observer.StartedAgain(_name, OriginOf(response) == origin
                    ? "the server does not go on in the middle of a file" : "the file has changed");
                await BeginAsync(response, stop);
                return true;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                observer.StartedAgain(_name, "the file has changed");
                partial.Discard();
                return false;
            default:
                throw Refusal(response);
        }
    }

    private Task BeginAsync(HttpResponseMessage response, CancellationToken stop)
    {
        if (response.Content.Headers.ContentType?.MediaType is "text/html")
            throw new TransferException(TransferFailure.WebPage, "the file", "a web page");
        var origin = OriginOf(response);
        return CopyAsync(response, () => partial.Begin(origin), 0, origin.Total, stop);
    }

    private async Task CopyAsync(
        HttpResponseMessage response, Func<FileStream> open, long have, long? total, CancellationToken stop)
    {
        FreeDisk.Require(Path.GetDirectoryName(partial.Path)!, (total ?? have) - have);
        await using var file = ToWrite(open);
        var buffer = new byte[1 << 16];
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using var body = await AwaitAsync(token => response.Content.ReadAsStreamAsync(token), idle, stop);
        while (await AwaitAsync(token => body.ReadAsync(buffer, token).AsTask(), idle, stop) is > 0 and var count)
        {
            file.Write(buffer, 0, count);
            have += count;
            observer.Received(_name, have, total);
        }
        if (total is { } whole && have != whole) throw Broken($"{have:N0} of {whole:N0} bytes");
        file.Flush(flushToDisk: true);
    }

    private async Task<HttpResponseMessage> SendAsync(PartialOrigin? rest, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        // A compressed answer has other bytes, and another entity tag.
        request.Headers.AcceptEncoding.ParseAdd("identity");
        request.Headers.UserAgent.Add(new("glosa", typeof(Transfer).Assembly.GetName().Version!.ToString(3)));
        if (rest is not null)
        {
            request.Headers.Range = new(partial.Length, null);
            request.Headers.IfRange = rest.EntityTag is { } tag ? new(tag) : new(rest.LastModified!.Value);
        }
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var response = await AwaitAsync(
            token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), idle, stop);
        WasAnswered = true;
        return response;
    }

    private async Task<T> AwaitAsync<T>(
        Func<CancellationToken, Task<T>> work, CancellationTokenSource idle, CancellationToken stop)
    {
        idle.CancelAfter(patience);
        try
        {
            return await work(idle.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            var found = $"nothing for {patience.TotalSeconds:0.#} seconds";
            throw WasAnswered ? Broken(found) : Unreachable(found);
        }
        catch (HttpRequestException error) when (error.HttpRequestError is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError)
        {
            throw Unreachable(error.GetBaseException().Message);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Broken($"a broken connection ({error.GetBaseException().Message.TrimEnd('.')})");
        }
    }

    private static bool IsRest(HttpResponseMessage response, PartialOrigin origin, long have) =>
        response.Content.Headers.ContentRange is { From: { } from } range && from == have
        && (range.Length is not { } total || origin.Total is null || total == origin.Total)
        && (response.Headers.ETag is null || origin.EntityTag is null || response.Headers.ETag.Tag == origin.EntityTag);

    // A weak entity tag stands for alike contents, not for the same bytes.
    private PartialOrigin OriginOf(HttpResponseMessage response) => new(address,
        response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null,
        response.Content.Headers.LastModified, response.Content.Headers.ContentLength);

    private static TransferException Refusal(HttpResponseMessage response)
    {
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        if ((int)response.StatusCode < 500 && !s_passing.Contains(response.StatusCode))
            return new(TransferFailure.Refused, "the file", status) { Status = response.StatusCode };
        return new(TransferFailure.Broken, "the file", status) { RetryAfter = DelayOf(response.Headers.RetryAfter) };
    }

    private static TimeSpan? DelayOf(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - DateTimeOffset.UtcNow : null);

    private TransferException Unreachable(string found) =>
        new(TransferFailure.Unreachable, $"an answer from {address.Host}", found);

    private static TransferException Broken(string found) => new(TransferFailure.Broken, "the whole file", found);

    private static FileStream ToWrite(Func<FileStream> open)
    {
        try
        {
            return open();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TransferException(TransferFailure.NotWritable,
                "a file to write to, and no other download of it", error.Message);
        }
    }
}
