using Glosa.Data.Checks;

namespace Glosa.Tests.Data.Checks;

public class LengthSummaryTests
{
    [Fact]
    public void Of_ManyLengths_TakesRanks() =>
        LengthSummary.Of([.. Enumerable.Range(1, 100).Reverse()]).ShouldBe(new(1, 50, 95, 100));

    [Fact]
    public void Of_OneLength_IsAllOfThem() => LengthSummary.Of([7]).ShouldBe(new(7, 7, 7, 7));
}
