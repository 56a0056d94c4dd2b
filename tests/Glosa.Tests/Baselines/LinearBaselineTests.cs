using System.Text.Json;
using Glosa.Baselines;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Testing;

namespace Glosa.Tests.Baselines;

public class LinearBaselineTests
{
    private static readonly DataSet s_training = new("train", SampleTexts.Make(200));
    private static readonly DataSet s_test = new("test", SampleTexts.Make(60, seed: 2));
    private static readonly LabelSet s_labels = LabelSet.From(s_training, new DataOptions());

    [Theory]
    [InlineData(NgramWeighting.NaiveBayes)]
    [InlineData(NgramWeighting.Tfidf)]
    [InlineData(NgramWeighting.None)]
    public void Train_WordsThatTellTheLabel_LearnsThem(NgramWeighting weighting)
    {
        // A text without one of its label's words can only be guessed.
        DataSet telling = new("test", [.. s_test.Examples.Where(one => one.Text.Contains(one.Label))]);
        var baseline = LinearBaseline.Train(s_training, s_labels, new() { Weighting = weighting });
        baseline.Evaluate(telling).Accuracy.ShouldBeGreaterThan(0.9);
        baseline.TopFeatures("snow", 3).ShouldAllBe(one => one.Ngram.Contains("snow") && one.Weight > 0);
    }

    [Fact]
    public void Train_TheSameAgain_GivesTheSameBits()
    {
        var (first, second) = (LinearBaseline.Train(s_training, s_labels), LinearBaseline.Train(s_training, s_labels));
        foreach (var (one, other) in first.Classifiers.Zip(second.Classifiers))
        {
            one.Weights.ShouldBe(other.Weights);
            one.Bias.ShouldBe(other.Bias);
        }
        first.Ngrams.ShouldBe(second.Ngrams);
    }

    [Fact]
    public void Train_OtherSeed_GivesOtherBits()
    {
        var other = LinearBaseline.Train(s_training, s_labels, new() { Seed = 2 });
        other.Classifiers[0].Weights.ShouldNotBe(LinearBaseline.Train(s_training, s_labels).Classifiers[0].Weights);
    }

    [Fact]
    public void Decisions_TwoLabels_AreEachOthersOpposite()
    {
        var baseline = TwoLabels();
        var decisions = baseline.Decisions("good fun");
        decisions[0].ShouldBe(-decisions[1]);
        decisions[1].ShouldBeGreaterThan(0);
        baseline.Predict("good fun").ShouldBe("pos");
        baseline.Predict("bad").ShouldBe("neg");
        baseline.TopFeatures("neg", 1).Single().Ngram.ShouldBe("bad");
        baseline.TopFeatures("pos", 1).Single().Ngram.ShouldBe("good");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ?! ")]
    [InlineData("never heard of")]
    public void Decisions_NothingKnown_AreTheBiases(string text)
    {
        var baseline = LinearBaseline.Train(s_training, s_labels);
        baseline.Decisions(text).ShouldBe(baseline.Classifiers.Select(one => (double)one.Bias));
    }

    [Fact]
    public void Train_TextsWithoutWords_PredictsTheMoreFrequentLabel()
    {
        var baseline = LinearBaseline.Train(Data(("", "b"), ("!", "b"), ("...", "a")), new LabelSet(["a", "b"]));
        baseline.NgramCount.ShouldBe(0);
        baseline.Predict("anything").ShouldBe("b");
    }

    [Fact]
    public void Evaluate_AnyData_HasNoLossAndIsNullInJson()
    {
        var result = LinearBaseline.Train(s_training, s_labels).Evaluate(s_test);
        result.Loss.ShouldBe(double.NaN);
        result.TextCount.ShouldBe(60);
        var json = JsonSerializer.Serialize(result, GlosaJson.Compact.EvaluationResult);
        json.ShouldStartWith("""{"loss":null,"accuracy":0.""");
        JsonSerializer.Deserialize(json, GlosaJson.Compact.EvaluationResult)!.Loss.ShouldBe(double.NaN);
    }

    [Fact]
    public void Evaluate_UnknownLabel_IsToldWithItsPlace() => Should.Throw<InvalidInputException>(() =>
            TwoLabels().Evaluate(Data(("good", "posh")))).Problems.Single().Where.ShouldBe("data:1");

    [Fact]
    public void Train_OptionsOutOfLimits_AreAllTold()
    {
        var problems = Should.Throw<InvalidInputException>(() => LinearBaseline.Train(s_training, s_labels,
            new() { Ngrams = 4, MinCount = 0, Cost = 0 })).Problems;
        problems.Select(problem => problem.Where)
            .ShouldBe(["baseline.ngrams", "baseline.min_count", "baseline.cost"]);
        problems[0].ToString().ShouldBe("""
            baseline.ngrams
              expected: a whole number from 1 to 3
              found:    4
              to do:    choose a value within the limits
            """);
    }

    [Fact]
    public void Train_AskedToStop_Stops() => Should.Throw<OperationCanceledException>(() =>
        LinearBaseline.Train(s_training, s_labels, cancellation: new CancellationToken(canceled: true)));

    [Fact]
    public void Train_ShippedNews_LearnsItInASecond()
    {
        var folder = Path.Combine(Snapshot.RepositoryRoot, "samples", "news");
        var training = DataSet.Load(Path.Combine(folder, "train.csv"), new DataOptions());
        var baseline = LinearBaseline.Train(training, LabelSet.From(training, new DataOptions()));
        baseline.Seconds.ShouldBeLessThan(10);      // a tenth of a second alone on its machine
        baseline.Evaluate(DataSet.Load(Path.Combine(folder, "test.csv"), new DataOptions())).Accuracy
            .ShouldBeGreaterThan(0.7);
    }

    private static LinearBaseline TwoLabels() => LinearBaseline.Train(
        Data(("good film", "pos"), ("bad film", "neg"), ("good", "pos"), ("so bad", "neg")),
        new LabelSet(["neg", "pos"]));

    private static DataSet Data(params (string Text, string Label)[] rows) =>
        new("data", [.. rows.Select((row, index) => new Example(row.Text, row.Label, index + 1))]);
}
