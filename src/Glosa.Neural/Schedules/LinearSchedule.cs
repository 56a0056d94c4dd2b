namespace Glosa.Neural.Schedules;

/// <summary>Rises linearly over the warm-up, then falls linearly to 0.
/// Transformers' <c>get_linear_schedule_with_warmup</c>.</summary>
public sealed class LinearSchedule(LinearScheduleOptions options) : Schedule
{
    /// <inheritdoc/>
    public override double FactorAt(in SchedulePosition position)
    {
        var warmup = (long)(options.WarmupShare * position.TotalSteps);
        return position.Step < warmup
            ? (double)position.Step / Math.Max(1, warmup)
            : Math.Max(0, (double)(position.TotalSteps - position.Step) / Math.Max(1, position.TotalSteps - warmup));
    }
}
