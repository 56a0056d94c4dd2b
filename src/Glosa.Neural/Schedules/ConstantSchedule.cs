namespace Glosa.Neural.Schedules;

/// <summary>The learning rate stays as it is.</summary>
public sealed class ConstantSchedule : Schedule
{
    /// <inheritdoc/>
    public override double FactorAt(in SchedulePosition position) => 1;
}
