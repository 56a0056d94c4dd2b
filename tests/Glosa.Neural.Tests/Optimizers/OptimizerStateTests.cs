using Glosa.Neural.Optimizers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Optimizers;

public sealed class OptimizerStateTests
{
    public static TheoryData<OptimizerOptions> Options =>
        [new SgdOptions(), new SgdOptions { Momentum = 0.9, WeightDecay = 0.1 }, new AdamOptions(), new AdamWOptions()];

    [Theory]
    [MemberData(nameof(Options))]
    public void Restore_StateThroughAFile_ContinuesBitForBit(OptimizerOptions options)
    {
        using var scope = new TensorScope();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "optimizer.safetensors");
        using var whole = new GoldenWeights();
        using var optimizer = Optimizer.Create(whole.Store, options);
        whole.TakeSteps(optimizer, 0.1, 1, 3);
        SafeTensorsFile.Save(path, optimizer.State);

        using var resumed = new GoldenWeights();
        using var second = Optimizer.Create(resumed.Store, options);
        resumed.TakeSteps(second, 0.7, 1, 1);       // a state that Restore has to replace
        resumed.Store.Load(
            whole.Store.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Tensor));
        using (var file = SafeTensorsFile.Open(path)) second.Restore(file.ReadAll(), optimizer.StepCount);
        second.StepCount.ShouldBe(3);

        whole.TakeSteps(optimizer, 0.1, 4, 5);
        resumed.TakeSteps(second, 0.1, 4, 5);
        resumed.Values().ShouldBe(whole.Values());
        second.State.Keys.ShouldBe(optimizer.State.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Restore_StateOfNoSteps_ForgetsTheOldOne()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenWeights();
        using var optimizer = Optimizer.Create(golden.Store, new AdamOptions());
        golden.TakeSteps(optimizer, 0.1, 1, 1);
        optimizer.Restore(new Dictionary<string, Tensor>(), 0);
        optimizer.State.ShouldBeEmpty();
        optimizer.StepCount.ShouldBe(0);
    }

    [Fact]
    public void Restore_StateThatDoesNotFit_TellsAllAndChangesNothing()
    {
        using var scope = new TensorScope();
        using var golden = new GoldenWeights();
        using var optimizer = Optimizer.Create(golden.Store, new AdamOptions());
        golden.TakeSteps(optimizer, 0.1, 1, 2);
        var before = optimizer.State["vector/exp_avg"].ToArray<float>();
        var error = Should.Throw<WeightMismatchException>(() => optimizer.Restore(new Dictionary<string, Tensor>
        {
            ["vector/exp_avg"] = Tensor.Ones([3]),
            ["vector/exp_avg_sq"] = Tensor.Ones([4]),
            ["vector/momentum_buffer"] = Tensor.Ones([4]),
            ["other/exp_avg"] = Tensor.Ones([4]),
        }, 9));
        error.Missing.ShouldBe(["vector/step"]);
        error.Unexpected.ShouldBe(["vector/momentum_buffer", "other/exp_avg"]);
        error.Reshaped.ShouldBe(["vector/exp_avg: Float32[3] instead of Float32[4]"]);
        optimizer.State["vector/exp_avg"].ToArray<float>().ShouldBe(before);
        optimizer.StepCount.ShouldBe(2);
    }

    [Fact]
    public void State_SgdWithoutMomentum_IsEmpty()
    {
        using var golden = new GoldenWeights();
        using var optimizer = Optimizer.Create(golden.Store, new SgdOptions());
        golden.TakeSteps(optimizer, 0.1, 1, 2);
        optimizer.State.ShouldBeEmpty();
    }
}
