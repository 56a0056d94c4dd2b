using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Glosa.Tuning;

/// <summary>Long pieces of work on threads of their own.</summary>
internal static class SideBySide
{
    /// <summary>Does all pieces, begun in their order. Where one throws, those that run are asked to stop, no other is
    /// begun, and the first exception is thrown.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="workers">How many are done at once; a single one is done on the caller's thread.</param>
    /// <param name="work">Does one.</param>
    /// <param name="stop">Asks to stop; no piece is begun then.</param>
    public static void Run<T>(
        IEnumerable<T> pieces, int workers, Action<T, CancellationToken> work, CancellationToken stop)
    {
        using var anyStop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (queue, failures) = (new ConcurrentQueue<T>(pieces), new ConcurrentQueue<Exception>());
        if (workers == 1) Work();
        else
        {
            Thread[] threads = [.. Enumerable.Range(0, Math.Min(workers, queue.Count)).Select(_ => new Thread(Work))];
            foreach (var thread in threads) thread.Start();
            foreach (var thread in threads) thread.Join();
        }
        if (failures.TryDequeue(out var first)) ExceptionDispatchInfo.Throw(first);

        void Work()
        {
            try
            {
                while (!anyStop.IsCancellationRequested && queue.TryDequeue(out var piece)) work(piece, anyStop.Token);
            }
            catch (Exception error)
            {
                failures.Enqueue(error);
                anyStop.Cancel();
            }
        }
    }
}
