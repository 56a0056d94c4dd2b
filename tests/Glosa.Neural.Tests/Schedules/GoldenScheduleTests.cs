using System.Text.Json;
using Glosa.Neural.Schedules;
using Glosa.Testing;

namespace Glosa.Neural.Tests.Schedules;

public sealed class GoldenScheduleTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void StepSchedule_EveryEpoch_HasPyTorchsFactor()
    {
        var golden = Read("step");
        var schedule = Schedule.Create(new StepScheduleOptions
        {
            Gamma = golden.GetProperty("gamma").GetDouble(),
            EveryEpochs = golden.GetProperty("every_epochs").GetInt32(),
        });
        ShouldFollow(golden, number => schedule.FactorAt(new SchedulePosition(number * 100L, 600, number)));
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("linear_without_warmup")]
    public void LinearSchedule_EveryStep_HasThePublishedFactor(string name)
    {
        var golden = Read(name);
        var steps = golden.GetProperty("steps").GetInt32();
        var schedule = Schedule.Create(new LinearScheduleOptions
        {
            WarmupShare = golden.GetProperty("warmup_steps").GetDouble() / steps,
        });
        ShouldFollow(golden, number => schedule.FactorAt(new SchedulePosition(number, steps, 0)));
        schedule.FactorAt(new SchedulePosition(steps, steps, 1)).ShouldBe(0);
        schedule.FactorAt(new SchedulePosition(steps + 1, steps, 1)).ShouldBe(0);
    }

    private static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Golden.Path("neural", "schedules.json")));
        return document.RootElement.GetProperty(name).Clone();
    }

    private static void ShouldFollow(JsonElement golden, Func<int, double> factorAt)
    {
        var expected = golden.GetProperty("factors").EnumerateArray().Select(factor => factor.GetDouble()).ToArray();
        for (var number = 0; number < expected.Length; number++) factorAt(number).ShouldBe(expected[number], Tolerance);
    }
}
