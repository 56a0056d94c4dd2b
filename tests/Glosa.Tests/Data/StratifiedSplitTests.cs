using Glosa.Data;
using Glosa.Errors;

namespace Glosa.Tests.Data;

public sealed class StratifiedSplitTests
{
    [Fact]
    public void Split_EvenLabels_HoldsOutTheShareOfEach()
    {
        var (kept, heldOut) = StratifiedSplit.Split(Make(("a", 50), ("b", 30), ("c", 20)), 0.1, seed: 1);
        Counts(kept).ShouldBe("a 45, b 27, c 18");
        Counts(heldOut).ShouldBe("a 5, b 3, c 2");
    }

    [Fact]
    public void Split_Remainders_GoToTheLargest()
    {
        // Shares 1.7, 1.4 and 0.9 of 4 in all: whole parts 1, 1 and 0, but c gets its one; the last goes to a.
        var (_, heldOut) = StratifiedSplit.Split(Make(("a", 17), ("b", 14), ("c", 9)), 0.1, seed: 1);
        Counts(heldOut).ShouldBe("a 2, b 1, c 1");
    }

    [Fact]
    public void Split_RareLabels_AreOnBothSidesOrKept()
    {
        var (kept, heldOut) = StratifiedSplit.Split(Make(("a", 20), ("b", 2), ("c", 1)), 0.1, seed: 1);
        Counts(kept).ShouldBe("a 18, b 1, c 1");
        Counts(heldOut).ShouldBe("a 2, b 1");
    }

    [Fact]
    public void Split_LargeShare_KeepsOneOfEachLabel()
    {
        var (kept, heldOut) = StratifiedSplit.Split(Make(("a", 3), ("b", 2)), 0.9, seed: 1);
        Counts(kept).ShouldBe("a 1, b 1");
        Counts(heldOut).ShouldBe("a 2, b 1");
    }

    [Fact]
    public void Split_AnyData_KeepsTheOrderAndLosesNothing()
    {
        var data = Make(("b", 40), ("a", 25));
        var (kept, heldOut) = StratifiedSplit.Split(data, 0.3, seed: 5);
        kept.Examples.ShouldBe(kept.Examples.OrderBy(example => example.Line));
        heldOut.Examples.ShouldBe(heldOut.Examples.OrderBy(example => example.Line));
        kept.Examples.Concat(heldOut.Examples).OrderBy(example => example.Line).ShouldBe(data.Examples);
    }

    [Fact]
    public void Split_SameSeed_IsTheSame()
    {
        var data = Make(("a", 40), ("b", 25));
        Lines(5).ShouldBe(Lines(5));
        Lines(5).ShouldNotBe(Lines(6));
        IEnumerable<long> Lines(long seed) =>
            StratifiedSplit.Split(data, 0.3, seed).HeldOut.Examples.Select(example => example.Line);
    }

    [Fact]
    public void Split_Seed_IsPinned() =>
        StratifiedSplit.Split(Make(("a", 10), ("b", 10)), 0.3, seed: 1).HeldOut.Examples
            .Select(example => example.Line).ShouldBe([6L, 8, 11, 14, 17, 18]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Split_ShareOutOfRange_Throws(double share) =>
        Should.Throw<ArgumentOutOfRangeException>(() => StratifiedSplit.Split(Make(("a", 4)), share, 1));

    [Fact]
    public void Split_OneExampleOfEachLabel_TellsWhatToDo() =>
        Should.Throw<InvalidInputException>(() => StratifiedSplit.Split(Make(("a", 1), ("b", 1)), 0.5, 1))
            .Message.ShouldBe("""
            made.csv
              expected: a label with at least two examples, one to keep and one to hold out
              found:    2 examples of 2 labels
              to do:    add examples, or name a validation file of its own
            """);

    private static DataSet Make(params (string Label, int Count)[] labels)
    {
        var line = 1;
        return new("made.csv", [.. labels.SelectMany(label => Enumerable.Repeat(label.Label, label.Count))
            .Select(label => new Example($"text {++line}", label, line))]);
    }

    private static string Counts(DataSet data) => string.Join(", ", data.Examples
        .CountBy(example => example.Label).OrderBy(count => count.Key).Select(count => $"{count.Key} {count.Value}"));
}
