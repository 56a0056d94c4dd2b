using System.Text.Json;
using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests;

public sealed class InitializersTests
{
    // Names and distributions of PyTorch's layers; its own random numbers are others than ours.
    private static readonly Dictionary<string, Action<ParameterPath>> s_layers = new()
    {
        ["linear_300_50"] = path => _ = new Linear(path, 300, 50),
        ["embedding_1000_32"] = path => _ = new Embedding(path, 1000, 32, paddingId: -1),
        ["lstm_32_64"] = path => _ = new Lstm(path, 32, 64),
        ["gru_32_64"] = path => _ = new Gru(path, 32, 64),
    };

    public static TheoryData<string> Layers => [.. s_layers.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer_New_HasPyTorchsNamesAndDistribution(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Golden.Path("neural", "initializers.json")));
        var golden = document.RootElement.GetProperty(name);
        using var store = new ParameterStore(seed: 7, Device.Cpu);
        s_layers[name](store.Root);
        store.Parameters.Select(parameter => parameter.Name)
            .ShouldBe(golden.GetProperty("measured").EnumerateObject().Select(weight => weight.Name));
        foreach (var parameter in store.Parameters)
            ShouldFollow(parameter.Tensor.ToArray<float>(), golden.GetProperty("expected"));
    }

    [Fact]
    public void Zeros_AnyWeight_AreZeros()
    {
        using var weight = Tensor.Ones([3]);
        Initializers.Zeros(weight);
        weight.ShouldBeCloseTo([0, 0, 0], 0);
    }

    [Fact]
    public void Ones_AnyWeight_AreOnes()
    {
        using var weight = Tensor.Zeros([3]);
        Initializers.Ones(weight);
        weight.ShouldBeCloseTo([1, 1, 1], 0);
    }

    // Mean and deviation within four standard errors.
    private static void ShouldFollow(float[] values, JsonElement expected)
    {
        var deviation = expected.GetProperty("std").GetDouble();
        var mean = values.Average(value => (double)value);
        mean.ShouldBe(0, 4 * deviation / Math.Sqrt(values.Length));
        Math.Sqrt(values.Average(value => (value - mean) * (value - mean)))
            .ShouldBe(deviation, 4 * deviation / Math.Sqrt(2.0 * values.Length));
        if (expected.GetProperty("distribution").GetString() != "uniform") return;
        var bound = expected.GetProperty("bound").GetDouble();
        values.ShouldAllBe(value => Math.Abs(value) <= bound * (1 + 1e-6));
        values.Max().ShouldBeGreaterThan((float)(0.9 * bound));
        values.Min().ShouldBeLessThan((float)(-0.9 * bound));
    }
}
