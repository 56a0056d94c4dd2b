using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Training;

/// <summary>Sample files, and unbroken runs to compare with: one for each recipe.</summary>
public sealed class ResumeFixture : IDisposable
{
    /// <summary>4 steps an epoch, 3 epochs.</summary>
    public static IReadOnlyDictionary<string, string> Trainings { get; } = new Dictionary<string, string>
    {
        ["sgd"] =
            "{epochs: 3, batch_size: 16, optimizer: {type: sgd, learning_rate: 0.5, momentum: 0.9}, clip_norm: 1.0}",
        ["adam"] = "{epochs: 3, batch_size: 16, optimizer: {type: adam, learning_rate: 0.02}, "
            + "schedule: {type: linear, warmup_share: 0.2}}",
        ["overfit"] = "{epochs: 3, batch_size: 16, optimizer: {type: sgd, learning_rate: 2}, "
            + "schedule: {type: overfit, window_batches: 2}}",
        // The last step of an epoch has one batch, the others have two.
        ["accumulate"] = "{epochs: 3, batch_size: 10, accumulate_batches: 2, optimizer: {type: adam, "
            + "learning_rate: 0.02}, schedule: {type: linear}, clip_norm: 0.5, balance_classes: true, patience: 9, "
            + "patience_on: f1, positive_label: rain, min_improvement: 0.001}",
    };

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _unbroken = [];
    private readonly string _train;
    private readonly string _test;
    private int _runs;

    public ResumeFixture()
    {
        _train = _folder.Write("train.csv", SampleTexts.ToCsv(80));
        _test = _folder.Write("test.csv", SampleTexts.ToCsv(20, seed: 3));
    }

    public Recipe RecipeOf(string training, params string[] settings) => RecipeFile.Parse($$"""
        name: tiny
        data: {train: '{{_train}}', test: '{{_test}}', validation_share: 0.2}
        model: {type: lstm, embedding_size: 8, hidden_size: 8, layers: 2, pooling: max, dropout: {{(training is "adam" or "accumulate" ? "0.3" : "0")}}}
        training: {{Trainings[training]}}
        """, "recipe", settings);

    public string NewDirectory() => Path.Combine(_folder.Path, $"run{++_runs}");

    /// <summary>A run's directory; it was never broken.</summary>
    public string Unbroken(string training)
    {
        if (!_unbroken.TryGetValue(training, out var directory))
        {
            _unbroken[training] = directory = NewDirectory();
            using var run = TrainingRun.Create(RecipeOf(training), directory, []);
            run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        }
        return directory;
    }

    /// <summary>Starts a run that is broken off as the observer says; its directory.</summary>
    internal string Broken(string training, BreakAt where, params string[] settings)
    {
        var directory = NewDirectory();
        using var run = TrainingRun.Create(RecipeOf(training, settings), directory, [where]);
        where.Break(run);
        return directory;
    }

    public static void Finish(string directory)
    {
        using var run = TrainingRun.Resume(directory, [], allowInexact: false, []);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
    }

    /// <summary>The files as they were for the unbroken run.</summary>
    public (string Train, string Text) TrainingFile => (_train, File.ReadAllText(_train));

    /// <summary>A training file of 240 texts.</summary>
    public string LargeFile => _folder.Write("large.csv", SampleTexts.ToCsv(240));

    public void Dispose() => _folder.Dispose();
}
