using System.Net;
using Glosa.Data.Downloads;
using Glosa.Errors;

namespace Glosa.Encoders.Hub;

/// <summary>The files of one model at the hub, on their way into a directory.</summary>
internal sealed class HubFiles(
    HubName name, string? revision, string directory, HubSettings settings, FileDownloader downloader)
{
    private const string Again = "run the same command again";
    private Uri _last = settings.Endpoint;

    /// <summary>Fetches a file, unless it is there.</summary>
    /// <exception cref="TransferException">It cannot be had.</exception>
    public async Task GetAsync(string file, CancellationToken stop)
    {
        var path = Path.Combine(directory, file);
        if (File.Exists(path)) return;
        _last = settings.AddressOf(name, revision, file);
        var partial = new PartialFile(path);
        await downloader.DownloadAsync(_last, partial, stop);
        partial.MoveTo(path);
    }

    /// <summary>Fetches a file that a model may lack.</summary>
    /// <returns>Whether it is there.</returns>
    public async Task<bool> TryGetAsync(string file, CancellationToken stop)
    {
        try
        {
            await GetAsync(file, stop);
            return true;
        }
        catch (TransferException error) when (error.Status is HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>What to do about a file that cannot be had.</summary>
    public InvalidInputException Explain(TransferException error) => new(
        error.Failure is TransferFailure.NoRoom or TransferFailure.NotWritable ? directory : $"{_last}",
        error.Expected, error.Message, WhatToDo(error));

    private string WhatToDo(TransferException error) => error switch
    {
        { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } =>
            (settings.Token is null ? "set HF_TOKEN to a token that may read it" : "check that the token of HF_TOKEN may read it")
            + ", and check the name: the hub answers so for a model that does not exist, too",
        { Status: HttpStatusCode.NotFound } => $"check owner, name and revision of {name}, or name a directory",
        { Failure: TransferFailure.Unreachable } =>
            "check the connection; or copy the model's files here by other means and name their directory",
        { Failure: TransferFailure.WebPage } =>
            "something answers in the hub's place, a log-in page perhaps: open the address in a browser",
        { Failure: TransferFailure.NoRoom } => $"make room, or set GLOSA_CACHE to a directory on another disk, and {Again}",
        { Failure: TransferFailure.NotWritable } => $"check who may write there, and {Again}",
        _ => Again,
    };
}
