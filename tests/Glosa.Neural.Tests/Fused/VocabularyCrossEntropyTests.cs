using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Neural.Tests.Fused;

public sealed class VocabularyCrossEntropyTests
{
    private static readonly OperatorPair s_crossEntropy = new("glosa::vocabulary_cross_entropy");

    [Theory]
    [InlineData(5, 7, 11)]
    [InlineData(1, 3, 1)]
    [InlineData(0, 4, 9)]
    [InlineData(150, 3, 70_000)]        // several chunks
    public void CrossEntropy_Double_EqualsComposed(long rows, long size, long vocabulary)
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        s_crossEntropy.ShouldAgree(Leaves(rows, size, vocabulary, DType.Float64),
            leaves => [leaves[0] * 3, leaves[1], leaves[2], Targets(rows, vocabulary)]);
    }

    [Fact]
    public void CrossEntropy_StridedArguments_EqualsComposed()
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        Tensor[] leaves = [OperatorPair.Leaf([6, 5]), OperatorPair.Leaf([6, 9]), OperatorPair.Leaf([9, 2])];
        s_crossEntropy.ShouldAgree(leaves, leaves => [leaves[0].Transpose(0, 1), leaves[1].Transpose(0, 1),
            leaves[2].Narrow(1, 1, 1).Reshape(9), Targets(5, 9)]);
    }

    [Fact]
    public void CrossEntropy_Single_EqualsComposed()
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        s_crossEntropy.ShouldAgree(Leaves(40, 16, 500, DType.Float32),
            leaves => [leaves[0], leaves[1], leaves[2], Targets(40, 500)], tolerance: 2e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void CrossEntropy_OneArgumentFrozen_LeavesTheOthersAsTheyWere(int frozen)
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        var leaves = Leaves(4, 3, 6, DType.Float64);
        var (_, expected) = OperatorPair.Run(s_crossEntropy.Fused, leaves,
            leaves => [leaves[0], leaves[1], leaves[2], Targets(4, 6)]);
        foreach (var leaf in leaves) leaf.ClearGradient();
        leaves[frozen].RequiresGrad = false;
        var loss = Losses.VocabularyCrossEntropy(leaves[0], leaves[1], leaves[2], Targets(4, 6));
        (loss * loss + loss).Backward();
        for (var number = 0; number < 3; number++)
        {
            if (number == frozen) leaves[number].Gradient.ShouldBeNull();
            else leaves[number].Gradient!.ShouldBeCloseTo(expected[number], 1e-14);
        }
    }

    [Fact]
    public void CrossEntropy_WithoutGradients_IsTheSame()
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        var leaves = Leaves(4, 3, 6, DType.Float64);
        var expected = Losses.VocabularyCrossEntropy(leaves[0], leaves[1], leaves[2], Targets(4, 6));
        using var noGrad = new NoGradScope();
        var loss = Losses.VocabularyCrossEntropy(leaves[0], leaves[1], leaves[2], Targets(4, 6));
        loss.RequiresGrad.ShouldBeFalse();
        loss.ShouldBeCloseTo(expected.Detach(), 0);
    }

    [Fact]
    public void CrossEntropy_ArgumentsThatDoNotFit_AreRefused()
    {
        using var scope = new TensorScope();
        var (states, weight, bias) = (Tensor.Zeros([2, 3]), Tensor.Zeros([5, 3]), Tensor.Zeros([5]));
        Refused(states, weight, bias, Tensor.From<long>([0, 5])).ShouldContain(
            "a target is below 0 or not below the vocabulary's 5");
        Refused(states, weight, bias, Tensor.From<long>([0])).ShouldContain("expected targets [2], got [1]");
        Refused(states, weight, bias, Tensor.From<int>([0, 1])).ShouldContain("expected targets of Long, got Int");
        Refused(states, Tensor.Zeros([5, 2]), bias, Tensor.From<long>([0, 1])).ShouldContain(
            "expected states [M, E] and weight [V, E], got [2, 3] and [5, 2]");
        Refused(states, weight, Tensor.Zeros([3]), Tensor.From<long>([0, 1])).ShouldContain(
            "expected bias [5], got [3]");
    }

    private static string Refused(Tensor states, Tensor weight, Tensor bias, Tensor targets) =>
        Should.Throw<TorchException>(() => Losses.VocabularyCrossEntropy(states, weight, bias, targets)).Message;

    private static Tensor Targets(long rows, long vocabulary) =>
        Tensor.From<long>([.. Enumerable.Range(0, (int)rows).Select(row => row * 7919L % vocabulary)]);

    private static Tensor[] Leaves(long rows, long size, long vocabulary, DType type) =>
        [OperatorPair.Leaf([rows, size], type), OperatorPair.Leaf([vocabulary, size], type),
            OperatorPair.Leaf([vocabulary], type)];
}
