using Glosa.Neural.Schedules;

namespace Glosa.Neural.Tests.Schedules;

public sealed class OverfitScheduleTests
{
    [Fact]
    public void EpochEnded_TrainAboveValidation_ReducesOnceEach()
    {
        var schedule = Schedule.Create(new OverfitScheduleOptions { Gamma = 0.5 });
        Factor(schedule).ShouldBe(1);
        schedule.EpochEnded(new EpochOutcome(1, BestWindowAccuracy: 0.9, ValidationAccuracy: 0.8));
        Factor(schedule).ShouldBe(0.5);
        schedule.EpochEnded(new EpochOutcome(2, BestWindowAccuracy: 0.7, ValidationAccuracy: 0.8));
        Factor(schedule).ShouldBe(0.5);
        schedule.EpochEnded(new EpochOutcome(3, BestWindowAccuracy: 0.95, ValidationAccuracy: 0.8));
        Factor(schedule).ShouldBe(0.25);
        schedule.Reductions.ShouldBe(2);
    }

    [Fact]
    public void EpochEnded_SameAccuracy_DoesNotReduce()
    {
        var schedule = Schedule.Create(new OverfitScheduleOptions());
        schedule.EpochEnded(new EpochOutcome(1, 0.8, 0.8));
        schedule.Reductions.ShouldBe(0);
    }

    [Fact]
    public void EpochEnded_BeforeTheFirstEpochAllowed_DoesNotReduce()
    {
        var schedule = Schedule.Create(new OverfitScheduleOptions { FromEpoch = 2 });
        schedule.EpochEnded(new EpochOutcome(1, 0.9, 0.8));
        schedule.Reductions.ShouldBe(0);
        schedule.EpochEnded(new EpochOutcome(2, 0.9, 0.8));
        schedule.Reductions.ShouldBe(1);
    }

    [Fact]
    public void Reductions_FromACheckpoint_ContinueThere()
    {
        var schedule = Schedule.Create(new OverfitScheduleOptions { Gamma = 0.1 });
        schedule.Reductions = 2;
        Factor(schedule).ShouldBe(0.01, 1e-15);
    }

    private static double Factor(Schedule schedule) => schedule.FactorAt(new SchedulePosition(7, 100, 1));
}
