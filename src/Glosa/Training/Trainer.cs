using Glosa.Neural;
using Glosa.Neural.Optimizers;
using Glosa.Neural.Schedules;

namespace Glosa.Training;

/// <summary>The training loop. What surrounds it is done by observers.</summary>
/// <remarks>Everything random in a step follows from (seed, epoch, step), so a run that goes on from a checkpoint
/// takes the same steps as one that was never broken.</remarks>
public sealed class Trainer : IDisposable
{
    private readonly IReadOnlyList<ITrainingObserver> _observers;
    private readonly TrainingStep _step;
    private readonly WeightFreezing _freezing;
    private readonly int _batchesPerWindow;

    /// <summary>Prepares a run from its start.</summary>
    public Trainer(TrainingTask task, TrainingOptions options, IReadOnlyList<ITrainingObserver> observers)
    {
        Task = task;
        Options = options;
        _observers = observers;
        _freezing = new WeightFreezing(options, task.Parameters);
        _batchesPerWindow = options.Schedule is OverfitScheduleOptions overfit ? overfit.WindowBatches : int.MaxValue;
        Optimizer = Optimizer.Create(task.Parameters, options.Optimizer);
        Schedule = Schedule.Create(options.Schedule);
        _step = new TrainingStep(task, options, Optimizer);
    }

    /// <summary>What is trained on what.</summary>
    public TrainingTask Task { get; }

    /// <summary>The settings.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Where training stands.</summary>
    public TrainerState State { get; private set; } = new();

    /// <summary>What the newest step gave; null before the first one of this process.</summary>
    public StepRecord? LastStep { get; private set; }

    /// <summary>The optimizer and its state.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The learning-rate schedule.</summary>
    public Schedule Schedule { get; }

    /// <summary>What is frozen, and how long.</summary>
    internal WeightFreezing Freezing => _freezing;

    /// <summary>Steps of one epoch: changes of the weights, each after as many batches as are accumulated.</summary>
    public int StepsPerEpoch => (int)Math.Ceiling(
        Math.Ceiling((double)Task.Count / Options.BatchSize) / Options.AccumulateBatches);

    /// <summary>Learning rate of the step that comes next.</summary>
    public double LearningRate => LearningRateAt(State.Steps);

    /// <summary>Goes on from a checkpoint; weights and optimizer have been restored by the caller.</summary>
    public void ContinueFrom(TrainerState state)
    {
        State = state;
        Schedule.Reductions = state.ScheduleReductions;
    }

    /// <summary>Trains until all epochs are done, patience ends, or <paramref name="stop"/> is cancelled.</summary>
    /// <exception cref="TrainingDivergedException">The loss, a gradient or a weight is no longer a number.</exception>
    public TrainingOutcome Run(CancellationToken stop)
    {
        _freezing.StartEpoch(State.EpochsDone + 1);
        foreach (var observer in _observers) observer.Started(this);
        while (State.EpochsDone < Options.Epochs)
        {
            if (PatienceEnded) return TrainingOutcome.StoppedEarly;
            if (!TrainEpoch(stop)) return TrainingOutcome.Interrupted;
        }
        return TrainingOutcome.Completed;
    }

    /// <summary>Releases the optimizer's state and the task.</summary>
    public void Dispose()
    {
        Optimizer.Dispose();
        Task.Dispose();
    }

    private bool PatienceEnded => Options.Patience is { } patience && State.EpochsDone - BestEpoch.Of(
        State.History.Select(epoch => epoch.Validation), Options.PatienceOn ?? Options.SelectBy, Options.MinImprovement)
        >= patience;

    private double LearningRateAt(long step) => Options.Optimizer.LearningRate * Schedule.FactorAt(
        new SchedulePosition(step, (long)StepsPerEpoch * Options.Epochs, State.EpochsDone));

    private bool TrainEpoch(CancellationToken stop)
    {
        var epoch = State.EpochsDone + 1;
        _freezing.StartEpoch(epoch);
        var steps = Task.Batches(epoch).Chunk(Options.AccumulateBatches).ToArray();
        while (State.StepsInEpoch < steps.Length)
        {
            if (stop.IsCancellationRequested) return StopHere();
            TakeStep(epoch, steps[State.StepsInEpoch]);
        }
        ValidationOutcome validation;
        try
        {
            validation = Task.Validate(stop);
        }
        catch (OperationCanceledException)
        {
            return StopHere();
        }
        EndEpoch(epoch, validation.Scores, validation.Thresholds);
        return true;
    }

    private void TakeStep(int epoch, int[][] batches)
    {
        LastStep = _step.Take(batches, new StepPlace(epoch, State.StepsInEpoch, LearningRate));
        State.StepsInEpoch++;
        State.Steps++;
        State.Totals.Add(LastStep, _batchesPerWindow);
        foreach (var observer in _observers) observer.StepEnded(this);
    }

    private void EndEpoch(int epoch, ValidationScores scores, IReadOnlyList<double>? thresholds)
    {
        var (rate, weightNorm) = (LearningRateAt(State.Steps - 1), WeightNorm.Of(Task.Parameters));
        TrainingDivergedException.ThrowUnlessNumber("validation loss", scores.Loss, Options, epoch, rate);
        TrainingDivergedException.ThrowUnlessNumber("weight norm", weightNorm, Options, epoch, rate);
        var best = epoch == BestEpoch.Of([.. State.History.Select(before => before.Validation), scores],
            Options.SelectBy, Options.MinImprovement);
        var record = new EpochRecord
        {
            Epoch = epoch,
            Step = State.Steps,
            LearningRate = rate,
            TrainLoss = State.Totals.MeanLoss,
            TrainAccuracy = State.Totals.Accuracy,
            GradientNorm = State.Totals.GradientNorm,
            LargestGradientNorm = State.Totals.LargestGradientNorm,
            ClippedShare = State.Totals.ClippedShare,
            WeightNorm = weightNorm,
            Validation = scores,
            Thresholds = thresholds,
            IsBest = best,
            Seconds = State.Totals.Seconds,
            TextsPerSecond = State.Totals.TextsPerSecond,
        };
        Schedule.EpochEnded(new EpochOutcome(epoch, State.Totals.HighestAccuracy, scores.Accuracy));
        State.ScheduleReductions = Schedule.Reductions;
        State.History.Add(record);
        State.EpochsDone = epoch;
        State.BestEpoch = best ? epoch : State.BestEpoch;
        State.StepsInEpoch = 0;
        State.Totals = new EpochTotals();
        foreach (var observer in _observers) observer.EpochEnded(this, record);
    }

    private bool StopHere()
    {
        foreach (var observer in _observers) observer.Interrupted(this);
        return false;
    }
}
