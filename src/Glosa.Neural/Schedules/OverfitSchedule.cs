namespace Glosa.Neural.Schedules;

/// <summary>Falls by a factor after each epoch whose best window of train accuracy lies above
/// the validation accuracy.</summary>
public sealed class OverfitSchedule(OverfitScheduleOptions options) : Schedule
{
    /// <inheritdoc/>
    public override double FactorAt(in SchedulePosition position) => Math.Pow(options.Gamma, Reductions);

    /// <inheritdoc/>
    public override void EpochEnded(in EpochOutcome outcome)
    {
        if (outcome.Epoch >= options.FromEpoch && outcome.BestWindowAccuracy > outcome.ValidationAccuracy) Reductions++;
    }
}
