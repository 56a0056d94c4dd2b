namespace Glosa.Neural.Schedules;

/// <summary>Falls by a factor every few epochs. PyTorch's <c>StepLR</c>.</summary>
public sealed class StepSchedule(StepScheduleOptions options) : Schedule
{
    /// <inheritdoc/>
    public override double FactorAt(in SchedulePosition position) =>
        Math.Pow(options.Gamma, position.Epoch / options.EveryEpochs);
}
