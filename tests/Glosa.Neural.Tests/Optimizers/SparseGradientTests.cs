using Glosa.Neural.Layers;
using Glosa.Neural.Optimizers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Optimizers;

public class SparseGradientTests
{
    private const double Tolerance = 1e-6;

    public static TheoryData<OptimizerOptions> Optimizers =>
    [
        new SgdOptions(), new AdamOptions(), new AdamOptions { WeightDecay = 0.1 }, new AdamWOptions { WeightDecay = 0.1 },
    ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Step_RepeatedIdsAndRowsLeftOut_EqualsTheStepWithDenseGradients(OptimizerOptions options)
    {
        using var sparse = new ParameterStore(1, Device.Cpu);
        using var dense = new ParameterStore(1, Device.Cpu);
        Train(sparse, options, asDense: false);
        Train(dense, options, asDense: true);
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

    private static void Train(ParameterStore store, OptimizerOptions options, bool asDense)
    {
        var embedding = new Embedding(store.Root / "embedding", 7, 3);
        using var optimizer = Optimizer.Create(store, options);
        store.SparseGradients = !asDense;
        long[][] batches = [[1, 2, 2, 0, 5, 1, 2, 6], [1, 2, 2, 0, 5, 1, 2, 6], [3, 3, 3, 3, 3, 3, 0, 0], [1, 1, 1, 1, 0, 0, 0, 0]];
        foreach (var batch in batches)
        {
            using var scope = new TensorScope();
            var vectors = Tensor.From<long>(batch, [2, 4]).Apply(embedding);
            store.Parameters[0].Tensor.Gradient.ShouldBeNull();
            (vectors * vectors * vectors).Sum().Backward();
            GradientClipping.ClipByNorm(store, 0.5);
            optimizer.Step(0.3);
            store.ClearGradients();
        }
    }
}
