using System.Diagnostics;
using System.Text.Json;
using Glosa.Embeddings;
using Glosa.Encoders;
using Glosa.Errors;
using Glosa.FineTuning;
using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Tokenization;
using Glosa.Torch;
using Glosa.Training;
using Glosa.Training.Observers;

namespace Glosa.Pretraining;

/// <summary>Trains an encoder on texts without labels into a run's directory.</summary>
public sealed class PretrainingRun : IDisposable
{
    private readonly RunDirectory _directory;
    private readonly ParameterStore _parameters;
    private readonly PretrainingTask _task;
    private readonly Trainer _trainer;
    private readonly string _trainingData, _validationData;
    private readonly IReadOnlyList<int[]> _windows;
    private readonly IReadOnlyList<ITrainingObserver> _observers;

    private PretrainingRun(PretrainingRecipe recipe, RunDirectory directory, PretrainingData data, Tokenizer tokenizer,
        int? threads, IReadOnlyList<ITrainingObserver> observers)
    {
        var options = recipe.Training;
        (Recipe, Tokenizer, _directory, _observers) = (recipe, tokenizer, directory, observers);
        var masking = new TokenMasking(tokenizer, recipe.Masking);
        var (training, validation) = (TextWindows.Of(data.Training, tokenizer), TextWindows.Of(data.Validation, tokenizer));
        if (training.Length == 0 || validation.Length == 0)
            throw new InvalidInputException("texts.train", "texts of several words", "none long enough",
                "add longer texts: one of fewer than 4 tokens is left out");
        _windows = training;
        (_trainingData, _validationData) =
            (TextWindows.FingerprintOf(training), TextWindows.FingerprintOf(validation));
        var (vocabulary, padding) = (tokenizer.Vocabulary.Count, tokenizer.Vocabulary.PaddingId!.Value);
        _parameters = new ParameterStore(options.Seed, Devices.Choose(options.Device));
        try
        {
            var model = new BertMaskedTokens(recipe.Model, vocabulary, _parameters.Root);
            _task = new PretrainingTask(model, _parameters, training, validation, masking, padding,
                recipe.Texts.WindowsPerEpoch, options);
            Engine.Threads = threads ?? ThreadChoice.For(_parameters, new ModelShape(vocabulary, 0, padding),
                (double)_task.TokenCount / training.Length * options.BatchSize);
            _trainer = new Trainer(_task, options,
            [
                .. options.Tensorboard ? [new TensorBoardLog(directory.Root)] : Array.Empty<ITrainingObserver>(),
                new CheckpointWriter(directory, Manifest),
                new BestModelKeeper(directory, epoch =>
                    EncoderDirectory.Save(directory.Best, recipe, tokenizer, _parameters, epoch)),
                new MetricsLog(directory.Metrics),
                .. observers,
            ]);
        }
        catch
        {
            _parameters.Dispose();
            throw;
        }
    }

    /// <summary>The recipe, with the files of this run.</summary>
    public PretrainingRecipe Recipe { get; }

    /// <summary>The tokenizer.</summary>
    public Tokenizer Tokenizer { get; }

    /// <summary>What a new run took of a BERT that was trained before; null where it took nothing, or goes on.</summary>
    public StartReport? Encoder { get; private set; }

    /// <summary>The run's directory.</summary>
    public string Directory => _directory.Root;

    /// <summary>Reads a recipe for pre-training.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overrides">Settings that win over the file's.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, or something in it is wrong.</exception>
    public static PretrainingRecipe LoadRecipe(string path, IEnumerable<string> overrides) =>
        RecipeFile.LoadPretraining(path, overrides);

    /// <summary>Prepares a new run. Nothing is written before recipe and texts were found to be good.</summary>
    /// <param name="recipe">The recipe; its <c>texts</c> name the files.</param>
    /// <param name="output">A new or empty directory; <c>runs/NAME/TIME</c> by default.</param>
    /// <param name="observers">Follow the training.</param>
    /// <exception cref="InvalidInputException">Texts, device or directory cannot be used.</exception>
    public static PretrainingRun Create(
        PretrainingRecipe recipe, string? output, IReadOnlyList<ITrainingObserver> observers)
    {
        Devices.Choose(recipe.Training.Device);
        var directory = RunDirectory.Choose(output, recipe.Name);
        var encoder = recipe.Encoder is null ? null : PretrainedEncoder.Of(recipe.Encoder);
        if (encoder is not null) recipe = Filled(recipe, encoder);
        var data = PretrainingData.Load(recipe.Texts, recipe.Training.Seed);
        var tokenizer = Tokenizer.Train(recipe.Tokenizer, data.Training);
        var run = new PretrainingRun(
            WithFullPaths(recipe), directory, data, tokenizer, recipe.Training.Threads, observers);
        return run.DisposedIfThrows(() =>
        {
            run.Encoder = encoder?.LoadInto(run._parameters, labels: null);
            DiskSpace.Check(directory.Root, run._parameters, recipe.Training);
            System.IO.Directory.CreateDirectory(directory.Root);
            AtomicFile.WriteText(directory.Recipe, RecipeWriter.WriteOptions(run.Recipe));
            TokenizerJson.Save(tokenizer, directory.Tokenizer);
        });
    }

    /// <summary>Prepares to go on with a run from its newest checkpoint, or from its start if there is none.</summary>
    /// <param name="path">The run's directory.</param>
    /// <param name="overrides">Settings to change, of those that a run can change, as <c>training.epochs</c>.</param>
    /// <param name="allowInexact">Goes on even if the results would differ in their last bits.</param>
    /// <param name="observers">Follow the training.</param>
    /// <exception cref="InvalidInputException">There is no run, or it cannot go on as it was.</exception>
    public static PretrainingRun Resume(
        string path, IEnumerable<string> overrides, bool allowInexact, IReadOnlyList<ITrainingObserver> observers)
    {
        var directory = new RunDirectory(path);
        directory.MustBeRun();
        var changes = Resumption.CheckOverrides(overrides);
        var recipe = LoadRecipe(directory.Recipe, changes);
        var data = PretrainingData.Load(recipe.Texts, recipe.Training.Seed);
        AtomicDirectory.RecoverAll(directory.Checkpoints);
        var checkpoint = Checkpoint.All(directory.Checkpoints).LastOrDefault();
        var manifest = checkpoint is null ? null : Checkpoint.ReadManifest(checkpoint);
        var threads = recipe.Training.Threads ?? manifest?.Environment.Threads;
        var run = new PretrainingRun(
            recipe, directory, data, TokenizerJson.Load(directory.Tokenizer), threads, observers);
        return run.DisposedIfThrows(() =>
        {
            if (manifest is not null)
            {
                Resumption.Check(checkpoint!, manifest, recipe.Training, threads,
                [
                    new("texts.train", manifest.TrainingData, run._trainingData, string.Join(", ", recipe.Texts.Train)),
                    new("texts.validation", manifest.ValidationData, run._validationData,
                        recipe.Texts.Validation ?? string.Join(", ", recipe.Texts.Train)),
                ], allowInexact);
                Checkpoint.Restore(checkpoint!, manifest, run._trainer);
            }
            else if (recipe.Encoder is not null)
            {
                run.Encoder = PretrainedEncoder.Of(recipe.Encoder).LoadInto(run._parameters, labels: null);
            }
            if (changes.Length > 0) AtomicFile.WriteText(directory.Recipe, RecipeWriter.WriteOptions(recipe));
        });
    }

    /// <summary>Trains until all epochs are done, patience ends, or it is asked to stop.</summary>
    /// <param name="stop">Ends training between two steps, with a checkpoint; the best encoder so far stays.</param>
    public PretrainingResult Run(CancellationToken stop)
    {
        if (Recipe.Cbow is { } cbow && _trainer.State.Steps == 0) LearnTokenVectors(cbow, stop);
        var outcome = _trainer.Run(stop);
        var state = _trainer.State;
        var best = state.BestEpoch == 0 ? null : state.History[state.BestEpoch - 1].Validation;
        var seconds = state.History.Sum(epoch => epoch.Seconds) + state.Totals.Seconds;
        var windows = (long)state.EpochsDone * _task.Count + state.Totals.Texts;
        var result = new PretrainingResult
        {
            Run = _directory.Root,
            Model = best is null ? null : _directory.Best,
            Outcome = outcome,
            Epochs = state.EpochsDone,
            BestEpoch = state.BestEpoch,
            Perplexity = best is null ? null : Math.Exp(best.Loss),
            Accuracy = best?.Accuracy,
            Windows = _task.WindowCount,
            Tokens = _task.TokenCount,
            Vocabulary = Tokenizer.Vocabulary.Count,
            TokensPerSecond = seconds > 0 ? windows * ((double)_task.TokenCount / _task.WindowCount) / seconds : 0,
            Seconds = seconds,
            Processor = RunOrigin.ProcessorInWords,
            Environment = ComputeEnvironment.Current(_parameters.Device),
            Finished = DateTimeOffset.UtcNow,
            PeakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
        };
        AtomicFile.WriteText(
            _directory.Results, JsonSerializer.Serialize(result, GlosaJson.Indented.PretrainingResult) + "\n");
        return result;
    }

    /// <summary>Releases weights and optimizer.</summary>
    public void Dispose()
    {
        _trainer.Dispose();
        _parameters.Dispose();
    }

    // Without a step there is nothing to go on with: a run that is stopped here, or killed, learns them again.
    private void LearnTokenVectors(CbowOptions options, CancellationToken stop)
    {
        try
        {
            FirstTokenVectors.Learn(options, _windows, Tokenizer, _parameters, Recipe.Training.Seed, _observers, stop);
        }
        catch (OperationCanceledException)
        {
            // The trainer stops too, before its first step.
        }
    }

    private CheckpointManifest Manifest(Trainer trainer) => new()
    {
        GlosaFormat = ModelConfig.CurrentFormat,
        State = trainer.State,
        OptimizerSteps = trainer.Optimizer.StepCount,
        Environment = ComputeEnvironment.Current(_parameters.Device),
        TrainingData = _trainingData,
        ValidationData = _validationData,
    };

    private static PretrainingRecipe Filled(PretrainingRecipe recipe, PretrainedEncoder encoder)
    {
        var (model, tokenizer) = encoder.Fill(recipe.Model, recipe.Tokenizer);
        var filled = recipe with { Model = (BertEncoderOptions)model, Tokenizer = tokenizer };
        PretrainedEncoder.Check(filled, tokenizer);
        return filled;
    }

    private static PretrainingRecipe WithFullPaths(PretrainingRecipe recipe) => recipe with
    {
        Texts = recipe.Texts with
        {
            Train = [.. recipe.Texts.Train.Select(Path.GetFullPath)],
            Validation = recipe.Texts.Validation is { } file ? Path.GetFullPath(file) : null,
        },
        Tokenizer = RecipePaths.Full(recipe.Tokenizer),
        Encoder = recipe.Encoder is { } encoder && System.IO.Directory.Exists(encoder.From)
            ? encoder with { From = Path.GetFullPath(encoder.From) } : recipe.Encoder,
    };
}
