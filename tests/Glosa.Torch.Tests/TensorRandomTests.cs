namespace Glosa.Torch.Tests;

// Compared by their distributions: libtorch builds draw by different algorithms.
public sealed class TensorRandomTests
{
    private const int Count = 20_000;

    public TensorRandomTests() => Engine.Seed(1);

    [Fact]
    public void Rand_ManyValues_AreUniform()
    {
        using var tensor = Tensor.Rand([Count]);
        var values = tensor.ToArray<float>();
        values.ShouldAllBe(value => value >= 0 && value < 1);
        values.Average().ShouldBe(0.5f, 0.02f);
    }

    [Fact]
    public void FillUniform_ManyValues_AreInTheRange()
    {
        using var tensor = Tensor.Zeros([Count]);
        tensor.FillUniform(-3, 1);
        var values = tensor.ToArray<float>();
        values.ShouldAllBe(value => value >= -3 && value < 1);
        values.Average().ShouldBe(-1, 0.08f);
    }

    [Fact]
    public void FillNormal_ManyValues_HaveMeanAndDeviation()
    {
        using var tensor = Tensor.Zeros([Count]);
        tensor.FillNormal(2, 0.5);
        var values = tensor.ToArray<float>();
        values.Average().ShouldBe(2, 0.02f);
        Math.Sqrt(values.Average(value => (value - 2) * (value - 2))).ShouldBe(0.5, 0.02);
    }

    [Fact]
    public void Dropout_InTraining_ZeroesTheShareAndScalesTheRest()
    {
        using var scope = new TensorScope();
        var values = Tensor.Ones([Count]).Dropout(0.2, training: true).ToArray<float>();
        values.ShouldAllBe(value => value == 0 || value == 1.25f);
        values.Average().ShouldBe(1, 0.02f);
    }

    [Fact]
    public void Dropout_OutsideTraining_ChangesNothing()
    {
        using var scope = new TensorScope();
        Tensor.Ones([Count]).Dropout(0.2, training: false).ToArray<float>().ShouldAllBe(value => value == 1);
    }

    [Fact]
    public void FillNormal_WhileAnotherThreadDraws_GivesTheSameNumbers()
    {
        var alone = Draw(() => { });
        using var drawing = new ManualResetEventSlim();
        var stop = false;
        var other = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                Engine.Seed(7);
                using var scope = new TensorScope();
                Tensor.Zeros([10]).FillNormal(0, 1);
                drawing.Set();
            }
        });
        other.Start();
        drawing.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        var beside = Draw(() => Thread.Sleep(1));
        Volatile.Write(ref stop, true);
        other.Join();
        beside.ShouldBe(alone);
    }

    // An odd number of odd sizes: libtorch keeps the second of two normal numbers for later.
    private static float[] Draw(Action between)
    {
        using var scope = new TensorScope();
        Engine.Seed(3);
        return [.. Enumerable.Range(0, 5).SelectMany(_ =>
        {
            between();
            var numbers = Tensor.Zeros([7]);
            numbers.FillNormal(0, 1);
            return numbers.ToArray<float>();
        })];
    }
}
