using System.Text.Json;
using Glosa.Baselines;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Training;

/// <summary>Runs of texts whose words tell which of three labels they have, none and all among them.</summary>
public sealed class MultiLabelRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _train;
    private readonly string _test;
    private int _runs;

    public MultiLabelRunTests() =>
        (_train, _test) = (_folder.Write("train.csv", Csv(90, seed: 1)), _folder.Write("test.csv", Csv(30, seed: 2)));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void Resume_InterruptedAfterAStep_EqualsAnUnbrokenRun(int step)
    {
        string[] settings = ["model.dropout=0.3", "training.balance_classes=true", "training.accumulate_batches=2"];
        var unbroken = Train(settings).Run;
        var directory = NewDirectory();
        var where = new BreakAt(step);
        using (var run = TrainingRun.Create(RecipeOf(settings), directory, [where])) where.Break(run);
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, unbroken);
    }

    [Fact]
    public void Resume_KilledBeforeTheBestModelWasSaved_SavesItsThresholds()
    {
        var unbroken = Train().Run;
        var directory = NewDirectory();
        var where = new BreakAt(epoch: 1);
        using (var run = TrainingRun.Create(RecipeOf(), directory, [where])) where.Break(run);
        Directory.Delete(Path.Combine(directory, "best"), recursive: true);
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, unbroken);
    }

    [Fact]
    public void Run_SeveralLabels_SavesThresholdsAndUsesThem()
    {
        var result = Train();
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(result.Model!, "config.json")));
        config.RootElement.GetProperty("problem_type").GetString().ShouldBe("multi_label_classification");
        var thresholds = config.RootElement.GetProperty("thresholds");
        result.Test!.Thresholds!.ToDictionary().ShouldBe(
            thresholds.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetDouble()), ignoreOrder: true);

        using var classifier = TextClassifier.Load(result.Run);
        var data = DataSet.Load(_test, classifier.DataOptions);
        var again = classifier.Evaluate(data);
        (again.Accuracy, again.MacroF1, again.Loss).ShouldBe(
            (result.Test.Accuracy, result.Test.MacroF1, result.Test.Loss));
        var predictions = classifier.Predict(data.Examples.Select(example => example.Text)).ToArray();
        foreach (var prediction in predictions)
            prediction.Labels.ShouldBe(prediction.Probabilities
                .Where(label => label.Value > thresholds.GetProperty(label.Key).GetDouble()).Select(label => label.Key));
        ((double)predictions.Zip(data.Examples).Count(pair => pair.First.Labels.Order().SequenceEqual(pair.Second.Labels))
            / data.Examples.Count).ShouldBe(result.Test.Accuracy, 1e-12);
        result.Test.MacroF1.ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Load_OtherThresholds_GiveOtherLabels()
    {
        var model = Train().Model!;
        SetThresholds(model, "1");
        using (var none = TextClassifier.Load(model)) none.Predict("fire1 rain2").Labels.ShouldBeEmpty();
        SetThresholds(model, "0");
        using (var all = TextClassifier.Load(model)) all.Predict("fire1 rain2").Labels.ShouldBe(["fire", "rain", "snow"]);
        SetThresholds(model, "1.5");
        Should.Throw<InvalidInputException>(() => TextClassifier.Load(model)).Problems[0].Where.ShouldEndWith("thresholds");
    }

    [Fact]
    public void Run_TuneThresholdsFalse_TakesOneHalf()
    {
        var result = Train("training.tune_thresholds=false");
        result.Test!.Thresholds!.Values.ShouldAllBe(threshold => threshold == 0.5);
    }

    [Fact]
    public void Run_SelectByLoss_ChoosesTheEpochOfLowestLoss()
    {
        var result = Train("training.select_by=loss");
        var losses = File.ReadLines(Path.Combine(result.Run, "metrics.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("validation").GetProperty("loss").GetDouble());
        result.Validation!.Loss.ShouldBe(losses.Min());
    }

    [Fact]
    public void Run_Baseline_GivesSeveralLabels()
    {
        var result = Train();
        result.Baseline!.Error.ShouldBeNull();
        result.Baseline.Test!.MacroF1.ShouldBeGreaterThan(0.7);
        var baseline = LinearBaseline.OfRun(result.Run)!;
        baseline.Labels.IsMultiLabel.ShouldBeTrue();
        baseline.PredictAll("fire1 fire2 rain1 rain2 rain3 fire4").ShouldBe(["fire", "rain"]);
        baseline.Evaluate(DataSet.Load(_test, RecipeOf().Data)).Micro.ShouldBe(result.Baseline.Test.Micro);
    }

    [Fact]
    public void Create_UnknownLabelInTheTestFile_IsToldBeforeTraining()
    {
        File.AppendAllText(_test, "some text,rain;hail\n");
        var directory = NewDirectory();
        var problem = Should.Throw<InvalidInputException>(() => TrainingRun.Create(RecipeOf(), directory, []))
            .Problems.ShouldHaveSingleItem();
        problem.Where.ShouldBe($"{_test}:32");
        problem.Found.ShouldBe("the label \"hail\" in 1 row");
        Directory.Exists(directory).ShouldBeFalse();
    }

    [Fact]
    public void Parse_TuneThresholdsWithoutSeparator_IsRefused() =>
        Should.Throw<InvalidInputException>(() => RecipeFile.Parse(
                "{name: tiny, model: {type: bag}, training: {tune_thresholds: true}}", "recipe", []))
            .Message.ShouldContain("data.label_separator: texts that can have several labels");

    private RunResult Train(params string[] settings)
    {
        using var run = TrainingRun.Create(RecipeOf(settings), NewDirectory(), []);
        return run.Run(CancellationToken.None);
    }

    private Recipe RecipeOf(params string[] settings) => RecipeFile.Parse($$"""
        name: tiny
        data: {train: '{{_train}}', test: '{{_test}}', validation_share: 0.2, label_separator: ";"}
        model: {type: bag, embedding_size: 16}
        training: {epochs: 12, batch_size: 16, optimizer: {type: adam, learning_rate: 0.05}, select_by: macro_f1}
        """, "recipe", settings);

    private string NewDirectory() => Path.Combine(_folder.Path, $"run{++_runs}");

    private static void SetThresholds(string model, string value)
    {
        var path = Path.Combine(model, "config.json");
        var config = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))!;
        foreach (var (name, _) in config["thresholds"]!.AsObject().ToArray())
            config["thresholds"]![name] = System.Text.Json.Nodes.JsonNode.Parse(value);
        File.WriteAllText(path, config.ToJsonString());
    }

    private static string Csv(int count, long seed)
    {
        string[] names = ["fire", "rain", "snow"];
        var random = RandomStream.Derive(seed, "texts with several labels");
        return "text,label\n" + string.Concat(Enumerable.Range(0, count).Select(_ =>
        {
            var labels = names.Where(_ => random.Next(5) < 2).ToArray();
            var words = Enumerable.Range(0, 4).Select(_ => $"word{random.Next(12)}")
                .Concat(labels.SelectMany(label => new[] { $"{label}{random.Next(4)}", $"{label}{random.Next(4)}" }));
            return $"{string.Join(' ', words)},{string.Join(';', labels)}\n";
        }));
    }
}
