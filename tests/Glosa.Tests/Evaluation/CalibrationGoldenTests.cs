using System.Text.Json;
using Glosa.Data;
using Glosa.Evaluation;
using Glosa.Evaluation.Calibration;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Evaluation;

public class CalibrationGoldenTests
{
    private const double Tolerance = 1e-6;

    private static readonly JsonElement s_golden =
        JsonDocument.Parse(File.ReadAllText(Golden.Path("evaluation", "calibration.json"))).RootElement;

    [Theory]
    [InlineData("sharp")]
    [InlineData("flat")]
    [InlineData("several")]
    public void Calibration_OfLogits_IsThatOfScipyAndPyTorch(string name)
    {
        var expected = s_golden.GetProperty(name);
        var logits = LogitsOf(expected);
        var temperature = TemperatureScaling.Fit(logits);
        temperature.ShouldBe(expected.GetProperty("temperature").GetDouble(), Tolerance);
        var scores = CalibrationScores.Of(logits, temperature);
        scores.Loss.ShouldBe(expected.GetProperty("loss").GetDouble(), Tolerance);
        scores.CalibratedLoss.ShouldBe(expected.GetProperty("calibrated_loss").GetDouble(), Tolerance);
        scores.ExpectedError.ShouldBe(expected.GetProperty("expected_error").GetDouble(), Tolerance);
        scores.CalibratedExpectedError.ShouldBe(expected.GetProperty("calibrated_expected_error").GetDouble(), Tolerance);
    }

    [Fact]
    public void Apply_OneLabel_KeepsTheMostProbableAndTheSum()
    {
        double[] probabilities = [0.7, 0.2, 0.1];
        var softer = TemperatureScaling.Apply(probabilities, isMultiLabel: false, temperature: 2);
        softer.Sum().ShouldBe(1, 1e-12);
        // Square roots, divided by their sum.
        softer[0].ShouldBe(0.83666003 / (0.83666003 + 0.44721360 + 0.31622777), 1e-8);
        TemperatureScaling.Apply([0.9, 0.5, 0.2], isMultiLabel: true, temperature: 2)
            .ShouldBe([0.75, 0.5, 1.0 / 3], 1e-12);     // odds 9, 1 and 1/4
    }

    [Fact]
    public void Fit_AllTextsRight_IsOne() => TemperatureScaling.Fit(new TextLogits(
        new EncodedDataSet(new DataSet("right", []), [[1], [2]], new[] { 0, 1 }), ["a", "b"],
        [-0.1f, -2.4f, -1.6f, -0.2f])).ShouldBe(1);

    [Fact]
    public void Platt_OfDecisions_IsThatOfScipy()
    {
        var expected = s_golden.GetProperty("platt");
        var fitted = PlattScaling.Fit(
            [.. expected.GetProperty("decisions").EnumerateArray().Select(one => one.GetDouble())],
            [.. expected.GetProperty("positive").EnumerateArray().Select(one => one.GetInt32() == 1)]);
        fitted.Slope.ShouldBe(expected.GetProperty("slope").GetDouble(), 1e-5);
        fitted.Offset.ShouldBe(expected.GetProperty("offset").GetDouble(), 1e-5);
    }

    [Fact]
    public void Reliability_DecisionsOnTheBordersOfBins_BelongToTheLowerBin()
    {
        var diagram = ReliabilityDiagram.Of([(0, false), (1.0 / 15, true), (1, true), (0.95, false)]);
        diagram.Bins[0].Count.ShouldBe(2);
        (diagram.Bins[14].Count, diagram.Bins[14].Right).ShouldBe((2L, 0.5));
        // Both bins hold two of four: |1/30 - 1/2| and |0.975 - 1/2|.
        diagram.ExpectedError.ShouldBe((0.5 - 1.0 / 30 + 0.475) / 2, 1e-12);
    }

    private static TextLogits LogitsOf(JsonElement given)
    {
        var rows = given.GetProperty("logits").EnumerateArray()
            .Select(row => row.EnumerateArray().Select(cell => cell.GetSingle()).ToArray()).ToArray();
        var source = new DataSet("golden", []);
        int[][] ids = [.. rows.Select((_, text) => new[] { text })];
        var data = given.TryGetProperty("labels", out var labels)
            ? new EncodedDataSet(source, ids, [.. labels.EnumerateArray().Select(label => label.GetInt32())])
            : new EncodedDataSet(source, ids, [.. given.GetProperty("has").EnumerateArray().Select(row => row
                .EnumerateArray().Index().Where(cell => cell.Item.GetInt32() == 1).Select(cell => cell.Index).ToArray())]);
        return new TextLogits(data, [.. rows[0].Select((_, label) => $"label{label}")], [.. rows.SelectMany(row => row)]);
    }
}
