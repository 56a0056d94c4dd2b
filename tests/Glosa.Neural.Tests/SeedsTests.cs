using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Neural.Tests;

public sealed class SeedsTests
{
    [Fact]
    public void Weights_SameSeedAndName_AreEqualWhateverTheOrder()
    {
        var forward = WeightsOf(1, "a", "b");
        var backward = WeightsOf(1, "b", "a");
        foreach (var name in forward.Keys) backward[name].ShouldBe(forward[name]);
    }

    [Fact]
    public void Weights_OtherNameOrSeed_Differ()
    {
        var first = WeightsOf(1, "a", "b");
        first["a.weight"].ShouldNotBe(first["b.weight"]);
        WeightsOf(2, "a")["a.weight"].ShouldNotBe(first["a.weight"]);
    }

    [Fact]
    public void Derive_PurposeOrCountersDiffer_GivesOtherSeeds()
    {
        long[] seeds = [
            Seeds.Derive(1, "shuffle"), Seeds.Derive(2, "shuffle"),
            Seeds.Derive(1, "dropout"), Seeds.Derive(1, "shuffle", 0),
            Seeds.Derive(1, "shuffle", 0, 0), Seeds.Derive(1, "shuffle", 0, 1), Seeds.Derive(1, "shuffle", 1, 0)];
        seeds.ShouldBeUnique();
        Seeds.Derive(1, "shuffle", 0, 1).ShouldBe(seeds[5]);
    }

    private static Dictionary<string, float[]> WeightsOf(long seed, params string[] layers)
    {
        using var store = new ParameterStore(seed, Device.Cpu);
        foreach (var name in layers)
        {
            _ = new Linear(store.Root / name, 4, 3);
            Engine.Seed(99);    // what else draws numbers does not matter
        }
        return store.Parameters
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Tensor.ToArray<float>());
    }
}
