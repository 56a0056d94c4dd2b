namespace Glosa.Data.Downloads;

/// <summary>Downloads a file in as many attempts as it takes; each goes on where the one before stopped.</summary>
internal sealed class FileDownloader(HttpClient client, DownloadOptions options, IDownloadObserver observer)
{
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(60);

    /// <summary>Makes <see cref="PartialFile.Path"/> whole; its bytes are on the disk, its sum is not
    /// checked.</summary>
    /// <exception cref="TransferException">It did not work. What came in stays there, and the next call goes
    /// on.</exception>
    public async Task DownloadAsync(Uri address, PartialFile partial, CancellationToken stop)
    {
        var answered = false;
        for (var failures = 1; ; failures++)
        {
            var transfer = new Transfer(
                client, address, partial, TimeSpan.FromSeconds(options.IdleSeconds), observer);
            var before = partial.Length;
            try
            {
                await transfer.RunAsync(stop);
                return;
            }
            catch (TransferException error)
            {
                answered |= transfer.WasAnswered;
                if (partial.Length > before) failures = 1;
                // Who was never reached will not be so in a second: told at once.
                var mayPass = error.Failure is TransferFailure.Broken
                    || (error.Failure is TransferFailure.Unreachable && answered);
                if (!mayPass || failures >= options.Attempts) throw;
                var delay = Delay(error, failures);
                observer.Waiting(Path.GetFileName(partial.Destination), error.Message, delay);
                await Task.Delay(delay, stop);
            }
        }
    }

    private TimeSpan Delay(TransferException error, int failures)
    {
        var wanted = error.RetryAfter
            ?? TimeSpan.FromSeconds(Math.Min(options.FirstDelaySeconds * Math.Pow(2, failures - 1), 60));
        return wanted < TimeSpan.Zero ? TimeSpan.Zero : wanted < s_longestDelay ? wanted : s_longestDelay;
    }
}
