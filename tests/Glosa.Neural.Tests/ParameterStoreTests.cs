using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests;

public sealed class ParameterStoreTests
{
    [Fact]
    public void Parameters_LayersFromPaths_AreNamedInTheOrderOfTheirMaking()
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        _ = new Embedding(store.Root / "embedding", 5, 2);
        _ = new Linear(store.Root / "blocks" / 0 / "dense", 2, 3);
        _ = new Lstm(store.Root / "encoder", 2, 2, bidirectional: true);
        store.Parameters.Select(parameter => parameter.Name).ShouldBe([
            "embedding.weight", "blocks.0.dense.weight", "blocks.0.dense.bias",
            "encoder.weight_ih_l0", "encoder.weight_hh_l0", "encoder.bias_ih_l0", "encoder.bias_hh_l0",
            "encoder.weight_ih_l0_reverse", "encoder.weight_hh_l0_reverse", "encoder.bias_ih_l0_reverse",
            "encoder.bias_hh_l0_reverse"]);
    }

    [Fact]
    public void Add_NameTwice_IsRefusedAndLeavesNothingBehind() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        _ = new Linear(store.Root / "dense", 2, 3);
        Should.Throw<ArgumentException>(() => new Linear(store.Root / "dense", 2, 3))
            .Message.ShouldStartWith("two weights are named dense.weight");
        store.Parameters.Count.ShouldBe(2);
    });

    [Fact]
    public void Add_InitializerThatFails_LeavesNothingBehind() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        Should.Throw<TorchException>(() => store.Root.Add("weight", [2], weight => weight.CopyFrom(Tensor.Ones([3]))));
        store.Parameters.ShouldBeEmpty();
    });

    [Fact]
    public void CountValues_FrozenWeight_CountsOnlyAmongAll()
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        _ = new Linear(store.Root, 2, 3);
        store.Parameters[0].Trainable = false;
        store.CountValues().ShouldBe(9);
        store.CountValues(trainableOnly: true).ShouldBe(3);
    }

    [Fact]
    public void Load_ValuesOfTheSameNames_ReplacesThem()
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        _ = new Linear(store.Root, 2, 1);
        store.Load(new Dictionary<string, Tensor>
        {
            ["bias"] = Tensor.From<float>([3]),
            ["weight"] = Tensor.From<double>([1, 2], [1, 2]),   // another type is converted
        });
        store.Parameters[0].Tensor.ShouldBeCloseTo([1, 2], 0);
        store.Parameters[1].Tensor.ShouldBeCloseTo([3], 0);
        store.Parameters[0].Tensor.DType.ShouldBe(DType.Float32);
        store.Parameters[0].Trainable.ShouldBeTrue();
    }

    [Fact]
    public void Load_ValuesThatDoNotFit_TellsAllAndChangesNothing()
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        _ = new Linear(store.Root / "a", 2, 1);
        _ = new Linear(store.Root / "b", 2, 1);
        var before = store.Parameters.Select(parameter => parameter.Tensor.ToArray<float>()).ToArray();
        var error = Should.Throw<WeightMismatchException>(() => store.Load(new Dictionary<string, Tensor>
        {
            ["a.weight"] = Tensor.Ones([1, 2]),
            ["a.bias"] = Tensor.Ones([2]),
            ["b.weight"] = Tensor.Ones([2, 1]),
            ["c.weight"] = Tensor.Ones([1]),
        }));
        error.Missing.ShouldBe(["b.bias"]);
        error.Unexpected.ShouldBe(["c.weight"]);
        error.Reshaped.ShouldBe(
            ["a.bias: Float32[2] instead of Float32[1]", "b.weight: Float32[2, 1] instead of Float32[1, 2]"]);
        error.Message.ShouldBe("missing: b.bias; unexpected: c.weight; of another shape: "
            + "a.bias: Float32[2] instead of Float32[1], b.weight: Float32[2, 1] instead of Float32[1, 2]");
        store.Parameters.Select(parameter => parameter.Tensor.ToArray<float>()).ShouldBe(before);
    }

    [Fact]
    public void ClearGradients_AfterBackward_DropsAll()
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var layer = new Linear(store.Root, 2, 1);
        Tensor.Ones([1, 2]).Apply(layer).Sum().Backward();
        store.ClearGradients();
        store.Parameters.ShouldAllBe(parameter => parameter.Tensor.Gradient == null);
    }
}
