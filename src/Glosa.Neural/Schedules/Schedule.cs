namespace Glosa.Neural.Schedules;

/// <summary>Where training stands when a step is taken.</summary>
/// <param name="Step">Steps taken before, from 0.</param>
/// <param name="TotalSteps">Steps of all epochs.</param>
/// <param name="Epoch">Epochs finished before, from 0.</param>
public readonly record struct SchedulePosition(long Step, long TotalSteps, int Epoch);

/// <summary>What an epoch showed, for schedules that react to it.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="BestWindowAccuracy">Highest train accuracy of its windows of batches.</param>
/// <param name="ValidationAccuracy">Accuracy on the validation split after it.</param>
public readonly record struct EpochOutcome(int Epoch, double BestWindowAccuracy, double ValidationAccuracy);

/// <summary>The factor of the learning rate at each step.</summary>
public abstract class Schedule
{
    /// <summary>Reductions made so far by a schedule that reacts to results; part of a checkpoint.</summary>
    public virtual int Reductions { get; set; }

    /// <summary>The schedule of the given settings.</summary>
    public static Schedule Create(ScheduleOptions options) => options switch
    {
        ConstantScheduleOptions => new ConstantSchedule(),
        StepScheduleOptions step => new StepSchedule(step),
        LinearScheduleOptions linear => new LinearSchedule(linear),
        OverfitScheduleOptions overfit => new OverfitSchedule(overfit),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options, "not a schedule that is known here"),
    };

    /// <summary>The factor for the step about to be taken.</summary>
    public abstract double FactorAt(in SchedulePosition position);

    /// <summary>Tells the schedule how an epoch went.</summary>
    public virtual void EpochEnded(in EpochOutcome outcome)
    {
    }
}
