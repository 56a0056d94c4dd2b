using System.Diagnostics;
using System.Text.Json;
using Glosa.Baselines;
using Glosa.Embeddings;
using Glosa.Errors;
using Glosa.FineTuning;
using Glosa.Models.Bert;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Reports;
using Glosa.Tokenization;
using Glosa.Tokenization.Normalizers;
using Glosa.Torch;
using Glosa.Training.Observers;
using Glosa.Training.Series;

namespace Glosa.Training;

/// <summary>Trains a recipe into a run's directory: data, tokenizer, model, training,
/// and the test of the best epoch.</summary>
public sealed class TrainingRun : IDisposable
{
    private readonly RunDirectory _directory;
    private readonly BestEpochScoring _scoring;
    private readonly SavedModel _model;
    private readonly Trainer _trainer;
    private readonly RunBaseline _baseline;
    private readonly IReadOnlyList<ITrainingObserver> _observers;

    private TrainingRun(Recipe recipe, RunDirectory directory, PreparedData data, Tokenizer tokenizer,
        VectorCoverage? vectors, int? threads, IReadOnlyList<ITrainingObserver> observers)
    {
        var options = recipe.Training;
        var device = Devices.Choose(options.Device);
        (Recipe, Data, _directory, _observers) = (recipe, data, directory, observers);
        _baseline = new RunBaseline(directory, recipe, data, observers);
        _model = new SavedModel(recipe, data.Labels, tokenizer, options.Seed, device) { Vectors = vectors };
        var test = data.Test is null ? null : EncodedDataSet.Encode(data.Test, tokenizer, data.Labels);
        var task = new ClassificationTask(_model.Model, _model.Parameters,
            EncodedDataSet.Encode(data.Training, tokenizer, data.Labels),
            EncodedDataSet.Encode(data.Validation, tokenizer, data.Labels), data.Labels, _model.PaddingId, options);
        _model.Truncation = TruncationReport.Of(tokenizer, task.Training, task.Validation, test);
        _scoring = new BestEpochScoring(directory, _model, task.Validation, test, _baseline);
        Engine.Threads = threads ?? ThreadChoice.For(_model.Parameters, _model.Shape,
            task.Training.Ids.Average(ids => ids.Length) * options.BatchSize);
        try
        {
            _trainer = new Trainer(task, options,
            [
                // Before the checkpoint: what is past it can be dropped, but what it came before cannot be made again.
                .. options.Tensorboard ? [new TensorBoardLog(directory.Root)] : Array.Empty<ITrainingObserver>(),
                new CheckpointWriter(directory, Manifest),
                new BestModelKeeper(directory, SaveBest),
                new MetricsLog(directory.Metrics),
                .. observers,
            ]);
            States = EncoderCache.Lend(_model.Model, _trainer.Freezing, recipe.Cache,
                task.Training.Ids.Concat(task.Validation.Ids), (recipe.Model as BertOptions)?.HiddenSize ?? 0, directory);
        }
        catch
        {
            _model.Dispose();
            throw;
        }
    }

    /// <summary>The recipe, with the files of this run.</summary>
    public Recipe Recipe { get; }

    /// <summary>The splits.</summary>
    public PreparedData Data { get; }

    /// <summary>The model.</summary>
    public SavedModel Model => _model;

    /// <summary>How much of the training texts the word vectors know; null where the recipe has none.</summary>
    public VectorCoverage? Vectors => _model.Vectors;

    /// <summary>What the model took of an encoder or a model that was trained before; null where it started
    /// anew.</summary>
    public StartReport? Start => _model.Start;

    /// <summary>What is kept of a frozen encoder, in words; null where nothing is.</summary>
    public string? KeptStates => States?.Plan.ToString();

    /// <summary>What a frozen encoder has read.</summary>
    internal FrozenStates? States { get; }

    /// <summary>The run's directory.</summary>
    public string Directory => _directory.Root;

    /// <summary>The page about the run, once it has ended; null where none was written.</summary>
    public string? Report { get; private set; }

    /// <summary>Why there is no page; null where all is well.</summary>
    public string? ReportError { get; private set; }

    /// <summary>Prepares a new run. Nothing is written before recipe and data were found to be good.</summary>
    /// <param name="recipe">The recipe; its <c>data</c> names the files.</param>
    /// <param name="output">A new or empty directory; <c>runs/NAME/TIME</c> by default.</param>
    /// <param name="observers">Follow the training.</param>
    /// <exception cref="InvalidInputException">Data, device or directory cannot be used.</exception>
    public static TrainingRun Create(Recipe recipe, string? output, IReadOnlyList<ITrainingObserver> observers)
    {
        Devices.Choose(recipe.Training.Device);
        return Create(recipe, output, observers, PreparedData.Load(recipe.Data, recipe.Training.Seed));
    }

    /// <summary>As <see cref="Create(Recipe, string, IReadOnlyList{ITrainingObserver})"/>, with data that was read
    /// before.</summary>
    internal static TrainingRun Create(
        Recipe recipe, string? output, IReadOnlyList<ITrainingObserver> observers, PreparedData data)
    {
        LabelSettings.Check(recipe.Training, data.Labels);
        var texts = data.Training.Examples.Select(example => example.Text);
        var start = IStart.Of(recipe);
        recipe = start?.Fill(recipe) ?? recipe;
        var tokenizer = start?.TokenizerOf(recipe) ?? Tokenizer.Train(recipe.Tokenizer, texts);
        var vectors = PretrainedVectors.Load(recipe, tokenizer, texts);
        (recipe, tokenizer) = (vectors?.Recipe ?? recipe, vectors?.Tokenizer ?? tokenizer);
        var directory = RunDirectory.Choose(output, recipe.Name);
        var run = new TrainingRun(
            RecipePaths.Full(recipe), directory, data, tokenizer, vectors?.Coverage, recipe.Training.Threads, observers);
        return run.DisposedIfThrows(() =>
        {
            vectors?.Table.CopyInto(run._model.Parameters);
            run._model.Start = start?.LoadInto(run._model.Parameters, data.Labels);
            DiskSpace.Check(directory.Root, run._model.Parameters, recipe.Training);
            System.IO.Directory.CreateDirectory(directory.Root);
            AtomicFile.WriteText(directory.Recipe, RecipeWriter.Write(run.Recipe));
            if (vectors is not null) AtomicFile.WriteText(
                directory.Vectors, JsonSerializer.Serialize(vectors.Coverage, GlosaJson.Indented.VectorCoverage) + "\n");
            if (run.Start is { } report) AtomicFile.WriteText(
                run.StartFile, JsonSerializer.Serialize(report, GlosaJson.Indented.StartReport) + "\n");
            TokenizerJson.Save(tokenizer, directory.Tokenizer);
        });
    }

    /// <summary>Prepares to go on with a run from its newest checkpoint, or from its start if there is none.</summary>
    /// <param name="path">The run's directory.</param>
    /// <param name="overrides">Settings to change, of those that a run can change:
    /// <c>training.epochs</c>, <c>training.patience</c>, and for a run that diverged
    /// <c>training.optimizer.learning_rate</c>, <c>training.clip_norm</c>.</param>
    /// <param name="allowInexact">Goes on even if the results would differ in their last bits.</param>
    /// <param name="observers">Follow the training.</param>
    /// <exception cref="InvalidInputException">There is no run, or it cannot go on as it was.</exception>
    public static TrainingRun Resume(
        string path, IEnumerable<string> overrides, bool allowInexact, IReadOnlyList<ITrainingObserver> observers)
    {
        SeriesDirectory.RefuseRunOfSeries(path);
        return Resume(path, overrides, allowInexact, observers, prepared: null);
    }

    /// <summary>As <see cref="Resume(string, IEnumerable{string}, bool, IReadOnlyList{ITrainingObserver})"/>, with data
    /// that was read before, or null to read it.</summary>
    internal static TrainingRun Resume(string path, IEnumerable<string> overrides, bool allowInexact,
        IReadOnlyList<ITrainingObserver> observers, PreparedData? prepared)
    {
        var directory = new RunDirectory(path);
        directory.MustBeRun();
        var changes = Resumption.CheckOverrides(overrides);
        var recipe = RecipeFile.Load(directory.Recipe, changes);
        var data = prepared ?? PreparedData.Load(recipe.Data, recipe.Training.Seed);
        AtomicDirectory.RecoverAll(directory.Checkpoints);
        var checkpoint = Checkpoint.All(directory.Checkpoints).LastOrDefault();
        var manifest = checkpoint is null ? null : Checkpoint.ReadManifest(checkpoint);
        var threads = recipe.Training.Threads ?? manifest?.Environment.Threads;
        if (manifest is not null) Resumption.Check(checkpoint!, manifest, recipe.Training, threads,
        [
            new("data.train", manifest.TrainingData, data.Training.Fingerprint, recipe.Data.Train),
            new("data.validation", manifest.ValidationData, data.Validation.Fingerprint,
                recipe.Data.Validation ?? recipe.Data.Train),
        ], allowInexact);
        var tokenizer = TokenizerJson.Load(directory.Tokenizer);
        var coverage = recipe.Vectors is null ? null
            : GlosaJson.ReadFile(directory.Vectors, GlosaJson.Default.VectorCoverage, "a run's coverage by word vectors");
        var run = new TrainingRun(recipe, directory, data, tokenizer, coverage, threads, observers);
        return run.DisposedIfThrows(() =>
        {
            run._model.Start = recipe is { Encoder: null, From: null } ? null
                : GlosaJson.ReadFile(run.StartFile, GlosaJson.Default.StartReport, "what a run took of its start");
            if (manifest is not null)
            {
                Checkpoint.Restore(checkpoint!, manifest, run._trainer);
            }
            else
            {
                if (recipe.Vectors is not null)
                    PretrainedVectors.Reload(recipe, tokenizer).CopyInto(run._model.Parameters);
                IStart.Of(recipe)?.LoadInto(run._model.Parameters, data.Labels);
            }
            // The next resume goes on with these settings too.
            if (changes.Length > 0) AtomicFile.WriteText(directory.Recipe, RecipeWriter.Write(recipe));
        });
    }

    /// <summary>Trains, then scores the best epoch on the test file, which is read this once.</summary>
    /// <param name="stop">Ends training between two steps, with a checkpoint; the best model so far stays.</param>
    public RunResult Run(CancellationToken stop)
    {
        _baseline.Prepare(stop);
        ReadWithFrozenEncoder(stop);
        var stepsBefore = _trainer.State.Steps;
        var outcome = _trainer.Run(stop);
        var state = _trainer.State;
        var best = state.BestEpoch == 0 ? null : state.History[state.BestEpoch - 1];
        // A run that had ended keeps its result: the test file is not read again.
        if (state.Steps == stepsBefore && ResumableRun.EndedBefore(_directory) is { } before)
        {
            // The best model was saved again when the run was opened, if its epoch is the last.
            if (best is not null && state.BestEpoch == state.EpochsDone)
                _scoring.Complete(best, before.Test, before.Calibration);
            return before;
        }
        var ended = outcome is not TrainingOutcome.Interrupted && best is not null;
        if (!ended) _scoring.Forget();
        var (test, calibration) = ended ? _scoring.Score(best!) : default;
        var result = new RunResult
        {
            Run = _directory.Root,
            Model = best is null ? null : _directory.Best,
            Outcome = outcome,
            Epochs = state.EpochsDone,
            BestEpoch = state.BestEpoch,
            Validation = best?.Validation,
            Test = test,
            Calibration = calibration,
            Baseline = _baseline.Result(test is not null),
            TextsPerSecond = state.History.Count == 0 ? state.Totals.TextsPerSecond
                : state.History.Count * (double)_trainer.Task.Count
                    / state.History.Sum(epoch => epoch.Seconds),
            Seconds = state.History.Sum(epoch => epoch.Seconds) + state.Totals.Seconds,
            Truncation = _model.Truncation,
            Vectors = Vectors,
            Encoder = Recipe.From is null ? Start : null,
            From = Recipe.From is null ? null : Start,
            Origin = RunOrigin.Of(Recipe, Data, _model.Parameters.Device),
            PeakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
        };
        AtomicFile.WriteText(_directory.Results, JsonSerializer.Serialize(result, GlosaJson.Indented.RunResult) + "\n");
        if (ended && (Recipe.Report ?? true)) WriteReport(stop);
        return result;
    }

    /// <summary>Releases weights and optimizer.</summary>
    public void Dispose()
    {
        States?.Dispose();
        _trainer.Dispose();
        _model.Dispose();
    }

    private string StartFile => Recipe.From is null ? _directory.Encoder : _directory.From;

    // The run has its results; what goes wrong with the page is told and spoils nothing.
    private void WriteReport(CancellationToken stop)
    {
        try
        {
            Report = RunReport.Write(_directory.Root, new TextClassifier(_model, _model.Parameters.Device), stop);
        }
        catch (Exception error)
        {
            ReportError = error is OperationCanceledException ? "the run was asked to stop" : error.GetBaseException().Message;
        }
    }

    private void ReadWithFrozenEncoder(CancellationToken stop)
    {
        var next = _trainer.State.EpochsDone + 1;
        if (States is null || next > Recipe.Training.Epochs || !EncoderCache.Freezes(_trainer.Freezing, next)) return;
        ((IEncoderModel)_model.Model).Encoder.FillKept(_model.PaddingId, _model.Parameters.Device, done =>
        {
            foreach (var observer in _observers) observer.EncoderRead(done, States.Plan.KeptTexts);
        }, stop);
    }

    private void SaveBest(EpochRecord epoch) => _model.Save(
        _directory.Best, epoch.Epoch, ModelCard.Write(_model, epoch, test: null), epoch.Thresholds);

    private CheckpointManifest Manifest(Trainer trainer) => new()
    {
        GlosaFormat = ModelConfig.CurrentFormat,
        State = trainer.State,
        OptimizerSteps = trainer.Optimizer.StepCount,
        Environment = ComputeEnvironment.Current(_model.Parameters.Device),
        TrainingData = Data.Training.Fingerprint,
        ValidationData = Data.Validation.Fingerprint,
    };
}
