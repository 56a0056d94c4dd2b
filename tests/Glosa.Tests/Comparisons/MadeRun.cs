using System.Text.Json;
using Glosa.Evaluation;
using Glosa.Persistence;
using Glosa.Training;

namespace Glosa.Tests.Comparisons;

/// <summary>The files of a run that was never trained: its labels, and what it gave each test text.</summary>
internal sealed record MadeRun(string Path)
{
    /// <summary>The labels' names.</summary>
    public IReadOnlyList<string> Labels { get; init; } = ["bad", "good"];

    /// <summary>Ids of each text's labels.</summary>
    public required int[][] Own { get; init; }

    /// <summary>Ids of those it was given.</summary>
    public required int[][] Given { get; init; }

    /// <summary>Whether a text can have several.</summary>
    public bool Several { get; init; }

    public string? TestData { get; init; } = "test texts";

    public string TrainingData { get; init; } = "train texts";

    /// <summary>YAML behind the name.</summary>
    public string Recipe { get; init; } = "";

    public bool WithPredictions { get; init; } = true;

    public bool WithTest { get; init; } = true;

    public int Epochs { get; init; } = 3;

    /// <summary>One label a text, and as many right as asked for, the first ones.</summary>
    public static MadeRun Of(string path, int texts, int right) => new(path)
    {
        Own = [.. Enumerable.Range(0, texts).Select(text => new[] { text % 2 })],
        Given = [.. Enumerable.Range(0, texts).Select(text => new[] { text < right ? text % 2 : 1 - text % 2 })],
    };

    /// <summary>Writes the files.</summary>
    public MadeRun Write()
    {
        var run = new RunDirectory(Path);
        Directory.CreateDirectory(run.Predictions);
        File.WriteAllText(run.Recipe, $"name: made\n{Recipe}");
        var texts = Own.Zip(Given).Select((text, row) => new PredictedText
        {
            Row = row,
            Label = Name(text.First),
            Predicted = Name(text.Second),
            Probabilities = new OrderedDictionary<string, double>(Labels.Select(label => KeyValuePair.Create(label, 0.5))),
        }).ToArray();
        if (WithPredictions)
        {
            PredictedText.WriteAll(run.ValidationPredictions, texts);
            if (WithTest) PredictedText.WriteAll(run.TestPredictions, texts);
        }
        var scores = Glosa.Evaluation.SplitPredictions.Of(texts)!.Score();
        File.WriteAllLines(run.Metrics, Enumerable.Range(1, Epochs)
            .Select(epoch => JsonSerializer.Serialize(Epoch(epoch, scores), GlosaJson.Compact.EpochRecord)));
        File.WriteAllText(run.Results, JsonSerializer.Serialize(Result(scores), GlosaJson.Indented.RunResult));
        return this;
    }

    private RunResult Result(EvaluationResult scores) => new()
    {
        Run = Path,
        Model = null,
        Outcome = TrainingOutcome.Completed,
        Epochs = Epochs,
        BestEpoch = Epochs,
        Validation = Epoch(Epochs, scores).Validation,
        Test = WithTest ? scores : null,
        TextsPerSecond = 1000,
        Seconds = 2.5,
        Origin = new()
        {
            Recipe = "made",
            Reported = new Dictionary<string, double>(),
            Seed = 1,
            TrainingTexts = 1,
            ValidationTexts = Own.Length,
            TestTexts = Own.Length,
            TrainingData = TrainingData,
            ValidationData = "validation texts",
            TestData = TestData,
            Processor = "none",
            Environment = new ComputeEnvironment(1, "cpu", "float32", "", "", ""),
            Finished = DateTimeOffset.UnixEpoch,
        },
        PeakMemoryBytes = 1 << 20,
    };

    private static EpochRecord Epoch(int epoch, EvaluationResult scores) => new()
    {
        Epoch = epoch,
        Step = epoch,
        LearningRate = 0.1,
        TrainLoss = 1.0 / epoch,
        TrainAccuracy = 0.5,
        Validation = ValidationScores.Of(scores with { Loss = 1.0 / epoch }, positiveLabel: null),
        IsBest = true,
        Seconds = 1,
        TextsPerSecond = 1000,
    };

    private LabelNames Name(int[] ids) => new([.. ids.Select(label => Labels[label])], Several);
}
