using System.Text.Json;
using Glosa.Evaluation;

namespace Glosa.Tests.Evaluation;

public class ConfusionCounterTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<string> Cases => [.. Golden().EnumerateObject().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ToResult_Case_IsAsScikitLearnDefinesIt(string name)
    {
        var expected = Golden().GetProperty(name);
        var count = expected.GetProperty("count").GetInt32();
        var counter = new ConfusionCounter([.. Enumerable.Range(0, count).Select(label => $"label{label}")]);
        foreach (var (label, predicted) in Numbers(expected, "labels").Zip(Numbers(expected, "predicted")))
            counter.Add(label, predicted, 0);
        var result = counter.ToResult();

        result.Accuracy.ShouldBe(expected.GetProperty("accuracy").GetDouble(), Tolerance);
        ShouldBe(result.Macro, expected.GetProperty("macro"));
        ShouldBe(result.Weighted, expected.GetProperty("weighted"));
        result.MacroF1.ShouldBe(result.Macro.F1);
        result.WeightedF1.ShouldBe(result.Weighted.F1);
        foreach (var (scores, one) in result.PerClass.Values.Zip(expected.GetProperty("per_class").EnumerateArray()))
            ShouldBe(scores, one);
        result.ConfusionMatrix!.Select(row => row.ToArray()).ShouldBe(
            expected.GetProperty("confusion_matrix").EnumerateArray()
                .Select(row => row.EnumerateArray().Select(cell => cell.GetInt64()).ToArray()));
    }

    [Fact]
    public void ToResult_Losses_AreAveragedOverTexts()
    {
        var counter = new ConfusionCounter(["no", "yes"]);
        foreach (var loss in new[] { 0.5, 1.5, 4 }) counter.Add(0, 1, loss);
        counter.ToResult().Loss.ShouldBe(2);
        counter.ToResult().TextCount.ShouldBe(3);
    }

    [Fact]
    public void ToResult_NothingCounted_IsZero()
    {
        var result = new ConfusionCounter(["no", "yes"]).ToResult();
        (result.Loss, result.Accuracy, result.MacroF1, result.WeightedF1, result.TextCount).ShouldBe((0, 0, 0, 0, 0));
    }

    private static void ShouldBe(LabelScores scores, JsonElement expected)
    {
        scores.Precision.ShouldBe(expected.GetProperty("precision").GetDouble(), Tolerance);
        scores.Recall.ShouldBe(expected.GetProperty("recall").GetDouble(), Tolerance);
        scores.F1.ShouldBe(expected.GetProperty("f1").GetDouble(), Tolerance);
        scores.Support.ShouldBe(expected.GetProperty("support").GetInt64());
    }

    private static int[] Numbers(JsonElement one, string key) =>
        [.. one.GetProperty(key).EnumerateArray().Select(number => number.GetInt32())];

    private static JsonElement Golden() =>
        JsonDocument.Parse(File.ReadAllText(Glosa.Testing.Golden.Path("evaluation", "scores.json"))).RootElement;
}
