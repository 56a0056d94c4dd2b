using Glosa.Neural.Layers;
using Glosa.Neural.Optimizers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Optimizers;

public class SparseGradientTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Step_PlainDescentOnRepeatedIds_EqualsTheStepWithDenseGradients()
    {
        using var sparse = new ParameterStore(1, Device.Cpu);
        using var dense = new ParameterStore(1, Device.Cpu);
        Train(sparse, asDense: false);
        Train(dense, asDense: true);
        sparse.Parameters[0].Tensor.ShouldBeCloseTo(dense.Parameters[0].Tensor, Tolerance);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0.9, 0, false)]
    [InlineData(0, 0.1, false)]
    public void Create_Sgd_TakesSparseGradientsWhereRowsWithoutOneStay(
        double momentum, double weightDecay, bool expected)
    {
        using var store = new ParameterStore(1, Device.Cpu);
        using var optimizer = Optimizer.Create(
            store, new SgdOptions { Momentum = momentum, WeightDecay = weightDecay });
        store.SparseGradients.ShouldBe(expected);
    }

    private static void Train(ParameterStore store, bool asDense)
    {
        var embedding = new Embedding(store.Root / "embedding", 7, 3);
        using var optimizer = Optimizer.Create(store, new SgdOptions());
        store.SparseGradients = !asDense;
        for (var step = 0; step < 3; step++)
        {
            using var scope = new TensorScope();
            var vectors = Tensor.From<long>([1, 2, 2, 0, 5, 1, 2, 6], [2, 4]).Apply(embedding);
            (vectors * vectors * vectors).Sum().Backward();
            GradientClipping.ClipByNorm(store, 0.5);
            optimizer.Step(0.3);
            store.ClearGradients();
        }
    }
}
