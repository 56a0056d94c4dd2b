using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Layers;

public sealed class DropoutTests
{
    private const int Values = 100_000;

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Forward_Training_ZeroesTheShareAndScalesTheRest(double share)
    {
        using var scope = new TensorScope();
        Engine.Seed(3);
        var values = Tensor.Ones([Values]).Apply(new Dropout(share), training: true).ToArray<float>();
        var fourSigma = 4 * Math.Sqrt(share * (1 - share) / Values);
        (values.Count(value => value == 0) / (double)Values).ShouldBe(share, fourSigma);
        values.Where(value => value != 0).Distinct().ShouldHaveSingleItem().ShouldBe((float)(1 / (1 - share)), 1e-6f);
    }

    [Fact]
    public void Forward_Training_GradientGoesTheSameWay()
    {
        using var scope = new TensorScope();
        var input = Tensor.Ones([1000]);
        input.RequiresGrad = true;
        var output = input.Apply(new Dropout(0.3), training: true);
        output.Sum().Backward();
        input.Gradient!.ShouldBeCloseTo(output, 0);
    }

    [Fact]
    public void Forward_SameSeed_GivesTheSameValues()
    {
        using var scope = new TensorScope();
        var input = Tensor.Ones([100]);
        Engine.Seed(3);
        var first = input.Apply(new Dropout(0.5), training: true);
        Engine.Seed(3);
        input.Apply(new Dropout(0.5), training: true).ShouldBeCloseTo(first, 0);
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0, true)]
    public void Forward_OutsideTrainingOrWithoutShare_IsTheInput(double share, bool training)
    {
        using var input = Tensor.Ones([10]);
        input.Apply(new Dropout(share), training).ShouldBeSameAs(input);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Constructor_ShareOutOfRange_IsRefused(double share) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Dropout(share));
}
