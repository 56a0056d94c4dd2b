using Glosa.Explanations;
using Glosa.Testing;

namespace Glosa.Tests.Explanations;

public class ExplainersTests
{
    private const double Tolerance = 1e-5;

    [Theory]
    [InlineData(ExplanationBaseline.Padding)]
    [InlineData(ExplanationBaseline.Zero)]
    public void IntegratedGradients_LinearModel_IsExactAfterOneStep(ExplanationBaseline baseline)
    {
        using var model = new LinearModel();
        var found = model.Attribute(new IntegratedGradients(new() { Baseline = baseline, Steps = 1 }));
        ShouldBeClose(found.Words, model.PartsOfWords());
        found.ConvergenceDelta!.Value.ShouldBe(0, Tolerance);
        found.Converged.ShouldBe(true);
    }

    [Fact]
    public void IntegratedGradients_MaskToken_IsTheDifferenceFromIt()
    {
        using var model = new LinearModel();
        var found = model.Attribute(new IntegratedGradients(new() { Baseline = ExplanationBaseline.Mask, Steps = 1 }));
        var masked = model.Explained.Outputs([TokensOfWords.Of([9, 9, 9, 9], LinearModel.Text.Label)])[0];
        found.BaselineOutput!.Value.ShouldBe(masked, Tolerance);
        found.Words.Sum().ShouldBe(found.Output - masked, Tolerance);
    }

    [Theory]
    [InlineData(AttributedOutput.Probability, false)]
    [InlineData(AttributedOutput.Probability, true)]
    [InlineData(AttributedOutput.LogOdds, false)]
    [InlineData(AttributedOutput.LogOdds, true)]
    public void IntegratedGradients_EachOutput_SumsToItsDifference(AttributedOutput output, bool isMultiLabel)
    {
        using var model = new LinearModel(output, isMultiLabel);
        var found = model.Attribute(new IntegratedGradients(new() { Steps = 50 }));
        found.ConvergenceDelta!.Value.ShouldBe(0, Tolerance);
        Math.Abs(found.Output - found.BaselineOutput!.Value).ShouldBeGreaterThan(100 * Tolerance);
    }

    [Fact]
    public void Outputs_LogOdds_IsTheLogarithmOfTheOdds()
    {
        double[] Of(AttributedOutput output, bool isMultiLabel)
        {
            using var model = new LinearModel(output, isMultiLabel);
            return model.Explained.Outputs([LinearModel.Text]);
        }
        foreach (var isMultiLabel in new[] { false, true })
        {
            var probability = Of(AttributedOutput.Probability, isMultiLabel)[0];
            Of(AttributedOutput.LogOdds, isMultiLabel)[0]
                .ShouldBe(Math.Log(probability / (1 - probability)), Tolerance);
        }
    }

    [Fact]
    public void GradientTimesInput_LinearModel_IsExact()
    {
        using var model = new LinearModel();
        ShouldBeClose(model.Attribute(new GradientTimesInput()).Words, model.PartsOfWords());
    }

    [Fact]
    public void Occlusion_LinearModelAndZeros_IsExact()
    {
        using var model = new LinearModel();
        var found = model.Attribute(new Occlusion(new() { Baseline = ExplanationBaseline.Zero }));
        ShouldBeClose(found.Words, model.PartsOfWords());
        found.ConvergenceDelta.ShouldBeNull();
    }

    [Fact]
    public void Occlusion_RemovedWord_IsTheDifferenceFromTheShorterText()
    {
        using var model = new LinearModel();
        var found = model.Attribute(new Occlusion(new()));
        var without = model.Explained.Outputs([TokensOfWords.Of([3, 5, 7], LinearModel.Text.Label)])[0];
        found.Words[1].ShouldBe(found.Output - without, Tolerance);
    }

    [Fact]
    public void LocalSurrogate_LinearModelAndZeros_IsNearlyExact()
    {
        using var model = new LinearModel();
        var found = model.Attribute(new LocalSurrogate(new() { Baseline = ExplanationBaseline.Zero, Samples = 4000 }));
        foreach (var (word, part) in found.Words.Zip(model.PartsOfWords()))
            word.ShouldBe(part, tolerance: 0.01 * Math.Abs(part));      // the ridge holds it back a little
        found.Fit!.Value.ShouldBe(1, 0.001);
    }

    [Fact]
    public void LocalSurrogate_SameSeed_GivesTheSameAndAnotherDoesNot()
    {
        using var model = new LinearModel();
        var first = model.Attribute(new LocalSurrogate(new() { Samples = 50 })).Words;
        model.Attribute(new LocalSurrogate(new() { Samples = 50 })).Words.ShouldBe(first);
        model.Explained.ShouldSatisfyAllConditions(explained => new LocalSurrogate(new() { Samples = 50 })
            .Attribute(explained, [TokensOfWords.Of([2, 4], 0), LinearModel.Text])[1].Words.ShouldBe(first));
        model.Attribute(new LocalSurrogate(new() { Samples = 50, Seed = 2 })).Words.ShouldNotBe(first);
    }

    [Fact]
    public void Attribute_EachMethod_LeavesNoTensors()
    {
        using var model = new LinearModel();
        foreach (var create in BuiltIns.Explainers.Values)
            LiveTensors.ShouldBeUnchangedBy(() => model.Attribute(create(new() { Samples = 20 })));
    }

    [Fact]
    public void Attribute_Cancelled_Stops()
    {
        using var model = new LinearModel();
        foreach (var create in BuiltIns.Explainers.Values)
            Should.Throw<OperationCanceledException>(() =>
                create(new()).Attribute(model.Explained, [LinearModel.Text], new CancellationToken(canceled: true)));
    }

    private static void ShouldBeClose(IReadOnlyList<double> actual, double[] expected)
    {
        actual.Count.ShouldBe(expected.Length);
        foreach (var (one, other) in actual.Zip(expected)) one.ShouldBe(other, Tolerance);
    }
}
