using Glosa.Data;

namespace Glosa.Tests.Data;

public sealed class UnderSamplingTests
{
    private static readonly DataSet Data = new("a.csv", [.. Enumerable.Range(0, 60)
        .Select(row => new Example($"{row}", row % 10 < 6 ? "a" : row % 10 < 9 ? "b" : "c", row + 2))]);

    [Fact]
    public void Of_UnevenLabels_KeepsAsManyOfEachAsOfTheRarest()
    {
        var balanced = UnderSampling.Of(Data, seed: 1).Examples;
        balanced.CountBy(example => example.Label).OrderBy(label => label.Key)
            .ShouldBe([new("a", 6), new("b", 6), new("c", 6)]);
        balanced.ShouldBe(balanced.OrderBy(example => example.Line));
        balanced.Except(Data.Examples).ShouldBeEmpty();
    }

    [Fact]
    public void Of_Seed_ChoosesTheRows()
    {
        UnderSampling.Of(Data, seed: 1).Fingerprint.ShouldBe(UnderSampling.Of(Data, seed: 1).Fingerprint);
        UnderSampling.Of(Data, seed: 1).Fingerprint.ShouldNotBe(UnderSampling.Of(Data, seed: 2).Fingerprint);
    }
}
