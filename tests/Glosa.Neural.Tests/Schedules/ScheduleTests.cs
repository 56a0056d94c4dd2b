using Glosa.Neural.Schedules;

namespace Glosa.Neural.Tests.Schedules;

public sealed class ScheduleTests
{
    [Fact]
    public void ConstantSchedule_AnyPosition_IsOne()
    {
        var schedule = Schedule.Create(new ConstantScheduleOptions());
        schedule.EpochEnded(new EpochOutcome(1, 1, 0));
        schedule.FactorAt(new SchedulePosition(50, 100, 3)).ShouldBe(1);
    }

    [Fact]
    public void LinearSchedule_OnlyWarmup_RisesToTheEnd()
    {
        var schedule = Schedule.Create(new LinearScheduleOptions { WarmupShare = 1 });
        schedule.FactorAt(new SchedulePosition(5, 10, 0)).ShouldBe(0.5);
        schedule.FactorAt(new SchedulePosition(10, 10, 1)).ShouldBe(0);
    }

    [Fact]
    public void LinearSchedule_NoSteps_IsFinite() =>
        Schedule.Create(new LinearScheduleOptions()).FactorAt(new SchedulePosition(0, 0, 0)).ShouldBe(0);

    [Fact]
    public void Create_UnknownOptions_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Schedule.Create(new UnknownOptions()));

    private sealed record UnknownOptions : ScheduleOptions;
}
