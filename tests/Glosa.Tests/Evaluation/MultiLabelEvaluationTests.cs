using System.Text.Json;
using Glosa.Data;
using Glosa.Evaluation;
using Glosa.Models;
using Glosa.Persistence;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.Evaluation;

public class MultiLabelEvaluationTests
{
    private const double Tolerance = 1e-6;

    public static TheoryData<string> Cases => [.. Golden().EnumerateObject().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_Case_IsScikitLearns(string name)
    {
        var expected = Golden().GetProperty(name);
        var result = Evaluate(expected);

        result.Loss.ShouldBe(expected.GetProperty("loss").GetDouble(), Tolerance);
        result.Accuracy.ShouldBe(expected.GetProperty("accuracy").GetDouble(), Tolerance);
        ShouldBe(result.Micro!, expected.GetProperty("micro"));
        ShouldBe(result.Macro, expected.GetProperty("macro"));
        ShouldBe(result.Weighted, expected.GetProperty("weighted"));
        ShouldBe(result.Samples!, expected.GetProperty("samples"));
        result.TextCount.ShouldBe(expected.GetProperty("has").GetArrayLength());
        foreach (var (scores, one) in result.PerClass.Values.Zip(expected.GetProperty("per_class").EnumerateArray()))
        {
            ShouldBe(scores, one);
            scores.Support.ShouldBe(one.GetProperty("support").GetInt64());
        }
        result.LabelMatrices!.Values.Select(rows => rows.SelectMany(row => row).ToArray()).ShouldBe(
            expected.GetProperty("matrices").EnumerateArray().Select(rows => rows.EnumerateArray()
                .SelectMany(row => row.EnumerateArray().Select(cell => cell.GetInt64())).ToArray()));
    }

    [Fact]
    public void Report_SeveralLabels_HasFiveAveragesOverAllLabels()
    {
        var report = ClassificationReport.Format(Evaluate(Golden().GetProperty("drawn")));
        foreach (var line in new[] { "subset accuracy", "micro avg", "macro avg", "weighted avg", "samples avg" })
            report.ShouldContain(line);
        var support = Golden().GetProperty("drawn").GetProperty("per_class").EnumerateArray()
            .Sum(label => label.GetProperty("support").GetInt64());
        report.Split('\n').Single(line => line.Contains("micro avg")).ShouldEndWith($" {support}");
    }

    [Fact]
    public void Json_SeveralLabels_ReadsBackTheSame()
    {
        var json = JsonSerializer.Serialize(
            Evaluate(Golden().GetProperty("drawn_with_thresholds")), GlosaJson.Compact.EvaluationResult);
        json.ShouldNotContain("confusion_matrix");
        json.ShouldContain("\"thresholds\":{\"label0\":0.2,");
        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, GlosaJson.Compact.EvaluationResult)!,
            GlosaJson.Compact.EvaluationResult).ShouldBe(json);
    }

    [Fact]
    public void Json_OneLabel_HasNothingOfSeveral()
    {
        var counter = new ConfusionCounter(["no", "yes"]);
        counter.Add(0, 1, 0.5);
        using var json = JsonDocument.Parse(
            JsonSerializer.Serialize(counter.ToResult(), GlosaJson.Compact.EvaluationResult));
        json.RootElement.EnumerateObject().Select(field => field.Name).ShouldBe(
            ["loss", "accuracy", "macro_f1", "weighted_f1", "macro", "weighted", "per_class", "confusion_matrix",
                "text_count"]);
    }

    private static EvaluationResult Evaluate(JsonElement given)
    {
        var logits = Rows(given.GetProperty("logits"));
        var has = Rows(given.GetProperty("has"));
        string[] names = [.. Enumerable.Range(0, has[0].Length).Select(label => $"label{label}")];
        var data = new EncodedDataSet(new DataSet("golden", []),
            [.. Enumerable.Range(0, has.Length).Select(text => new[] { text })],
            [.. has.Select(row => Enumerable.Range(0, row.Length).Where(label => row[label] == 1).ToArray())]);
        return Evaluator.Evaluate(new GivenLogits(logits), data, names, paddingId: 0, Device.Cpu, thresholds:
            [.. given.GetProperty("thresholds").EnumerateArray().Select(number => number.GetDouble())]);
    }

    private static void ShouldBe(LabelScores scores, JsonElement expected)
    {
        scores.Precision.ShouldBe(expected.GetProperty("precision").GetDouble(), Tolerance);
        scores.Recall.ShouldBe(expected.GetProperty("recall").GetDouble(), Tolerance);
        scores.F1.ShouldBe(expected.GetProperty("f1").GetDouble(), Tolerance);
    }

    private static float[][] Rows(JsonElement rows) => [.. rows.EnumerateArray()
        .Select(row => row.EnumerateArray().Select(cell => cell.GetSingle()).ToArray())];

    private static JsonElement Golden() =>
        JsonDocument.Parse(File.ReadAllText(Glosa.Testing.Golden.Path("evaluation", "multi_label.json"))).RootElement;

    /// <summary>A text is its row's number.</summary>
    private sealed class GivenLogits(float[][] rows) : TextModel
    {
        public override Tensor Embed(TokenBatch batch) => batch.Ids.Unsqueeze(2);

        public override Tensor Forward(Tensor vectors, TokenBatch batch, bool training) =>
            Tensor.From<float>([.. rows.SelectMany(row => row)], [rows.Length, rows[0].Length])
                .IndexSelect(0, vectors.Select(2, 0).Select(1, 0));
    }
}
