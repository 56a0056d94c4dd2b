using Glosa.Testing;

namespace Glosa.Torch.Tests;

public sealed class EngineTests
{
    [Fact]
    public void Threads_Changed_HoldOnEveryThread()
    {
        var before = Engine.Threads;
        using var first = new Worker();
        using var second = new Worker();
        try
        {
            foreach (var threads in new[] { 1, 2, 3, 1 })
            {
                Engine.Threads = threads;
                first.Ask(() => Engine.ThreadsInUse).ShouldBe(threads);
                second.Ask(() => Engine.ThreadsInUse).ShouldBe(threads);
                Engine.ThreadsInUse.ShouldBe(threads);
            }
        }
        finally
        {
            Engine.Threads = before;
        }
    }

    [Fact]
    public void Threads_Zero_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => Engine.Threads = 0);

    [Fact]
    public void Seed_Twice_RepeatsRandomNumbers()
    {
        using var scope = new TensorScope();
        var first = Draw(seed: 7);
        Draw(seed: 7).ShouldBe(first);
        Draw(seed: 8).ShouldNotBe(first);
    }

    [Fact]
    public void Describe_TellsWhatTheMachineOffers()
    {
        var described = Engine.Describe();
        described["libtorch"].ShouldNotBeEmpty();
        described["openmp"].ShouldBe("yes");
        described.Keys.ShouldBe(["libtorch", "cpu_capability", "openblas", "onednn", "bf16", "openmp"]);
    }

    private static float[] Draw(long seed)
    {
        Engine.Seed(seed);
        var normal = Tensor.Zeros([20]);
        normal.FillNormal(0, 1);
        return [.. Tensor.Rand([20]).ToArray<float>(), .. normal.ToArray<float>(), .. Tensor.Ones([20]).Dropout(0.5, true).ToArray<float>()];
    }

    // One .NET thread that stays the same from question to question.
    private sealed class Worker : IDisposable
    {
        private readonly System.Collections.Concurrent.BlockingCollection<Action> _questions = [];
        private readonly Thread _thread;

        public Worker()
        {
            _thread = new Thread(() => { foreach (var question in _questions.GetConsumingEnumerable()) question(); });
            _thread.Start();
        }

        public T Ask<T>(Func<T> question)
        {
            var answer = new TaskCompletionSource<T>();
            _questions.Add(() => answer.SetResult(question()));
            return answer.Task.WaitAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult();
        }

        public void Dispose()
        {
            _questions.CompleteAdding();
            _thread.Join();
            _questions.Dispose();
        }
    }
}
