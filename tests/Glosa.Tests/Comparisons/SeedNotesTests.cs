using Glosa.Comparisons;
using Glosa.Training;
using Glosa.Training.Series;

namespace Glosa.Tests.Comparisons;

public class SeedNotesTests
{
    [Fact]
    public void Of_TwoSeries_TellsMeansAndThePairedDifference()
    {
        // By seed the differences are 0.02, 0.03 and 0.04: mean 0.03, deviation 0.01, t(0.975; 2) = 4.3027.
        var notes = SeedNotes.Of([Series("a", 0.70, 0.80, 0.75), Series("b", 0.72, 0.83, 0.79)]).ToArray();
        notes.Length.ShouldBe(3);
        notes[0].ShouldStartWith("a: test accuracy 0.7500 on average of 3 seeds (");
        notes[2].ShouldBe("b − a: test accuracy +0.0300 over 3 shared seeds (+0.0052 to +0.0548, Student's t): better");
    }

    [Fact]
    public void Of_SeriesThatDifferByNoise_TellsNoDifference() =>
        SeedNotes.Of([Series("a", 0.70, 0.80, 0.75), Series("b", 0.72, 0.78, 0.75)]).Last().ShouldEndWith(": no difference");

    [Fact]
    public void Of_OneSharedSeed_TellsNoDifferenceAtAll() =>
        SeedNotes.Of([Series("a", 0.70, 0.80), Series("b", 0.72)]).ShouldHaveSingleItem().ShouldStartWith("a: ");

    private static SeriesResult Series(string path, params double[] accuracies)
    {
        SeriesRun[] runs = [.. accuracies.Select((accuracy, index) => new SeriesRun
        {
            Name = $"seed-{index + 1}",
            Seed = index + 1,
            Outcome = TrainingOutcome.Completed,
            Epochs = 1,
            BestEpoch = 1,
            Texts = 100,
            Model = new(accuracy, accuracy, accuracy),
            Baseline = null,
            Seconds = 1,
        })];
        return new()
        {
            Series = path,
            Recipe = "made",
            Outcome = TrainingOutcome.Completed,
            Seeds = accuracies.Length,
            Split = "test",
            Runs = runs,
            Intervals = "",
            Model = SeriesSummary.OverSeeds(runs).Model,
        };
    }
}
