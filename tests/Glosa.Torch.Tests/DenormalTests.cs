namespace Glosa.Torch.Tests;

public class DenormalTests
{
    private const float Smallest = 1e-38f;

    [Fact]
    public void Multiply_ResultBelowTheNormalRange_IsZeroInTheEngineOnly()
    {
        using var scope = new TensorScope();
        var tensor = Tensor.From([Smallest, 1f]);
        (tensor * 0.1).ToArray<float>().ShouldBe([0f, 0.1f]);
        (Smallest * 0.1f).ShouldBeGreaterThan(0f);
    }
}
