using Glosa.Neural.Layers;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Fused;

public sealed class PackedOperatorsLiveTensorTests
{
    [Fact]
    public void Operators_ForwardAndBackward_LeaveNothing() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var scope = new TensorScope();
        var states = OperatorPair.Leaf([7, 8], DType.Float32);
        var weight = OperatorPair.Leaf([8], DType.Float32);
        var answer = PackedOperators.PackedAttention(
            states, states, states, Tensor.From<long>([3, 0, 4]), heads: 2, dropout: 0.1);
        var normal = PackedOperators.AddLayerNorm(answer, states, weight, weight, dropout: 0.1);
        var activated = PackedOperators.BiasGelu(normal, weight).Apply(new Dropout(0.1), training: true);
        Losses.VocabularyCrossEntropy(activated, OperatorPair.Leaf([5, 8], DType.Float32),
            OperatorPair.Leaf([5], DType.Float32), Tensor.From<long>([0, 1, 2, 3, 4, 0, 1])).Backward();
        states.Gradient.ShouldNotBeNull();
    });
}
