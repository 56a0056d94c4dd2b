using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Tests.Models;

public abstract class TextBertGruTests(TextBertGruOptions options) : TextModelSpecification
{
    protected override TextModel Create(ModelShape shape, ParameterPath path) => new TextBertGru(options with
    {
        HiddenSize = 12,
        Layers = 1,
        Heads = 3,
        IntermediateSize = 24,
        MaxPositions = 11,
        HiddenDropout = 0,
        AttentionDropout = 0,
        GruSize = 6,
    }, shape, path);
}

public sealed class TextBertGruLastTests() : TextBertGruTests(new() { GruDropout = 0 });

public sealed class TextBertGruMaxTests() : TextBertGruTests(
    new() { GruLayers = 1, Bidirectional = false, Pooling = RecurrentPooling.Max, GruDropout = 0.02 });

public sealed class TextBertGruWindowsTests() : TextBertGruTests(
    new() { GruLayers = 1, Pooling = RecurrentPooling.Mean, WindowLength = 5, WindowOverlap = 2, GruDropout = 0.02 });

public class TextBertGruStatesTests
{
    [Fact]
    public void Forward_TextOfTwoWindows_SeesTheStatesOfBothInTurn()
    {
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var options = new TextBertGruOptions
        {
            HiddenSize = 12,
            Layers = 1,
            Heads = 3,
            MaxPositions = 4,
            WindowLength = 4,
            GruSize = 6,
            GruLayers = 1,
            Bidirectional = false,
        };
        var model = new TextBertGru(options, new ModelShape(20, 3, PaddingId: 0), store.Root);
        Logits([5, 6, 7, 8, 9, 10]).ShouldBe(Expected([5, 6, 7], [8, 9, 10]), 1e-5);

        float[] Logits(int[] ids) =>
            model.Forward(TokenBatch.Create([ids], 0, Device.Cpu), training: false).ToArray<float>();

        // The unit's equations (PyTorch's), over the states that the encoder gives for each window alone.
        float[] Expected(params int[][] windows)
        {
            var weights = store.Parameters.ToDictionary(weight => weight.Name, weight => weight.Tensor);
            var states = model.Encoder.Forward(PackedTokens.Create(windows, 0, Device.Cpu), training: false);   // [6, 12]
            var inputs = states.MatrixProduct(weights["gru.weight_ih_l0"].Transpose(0, 1)) + weights["gru.bias_ih_l0"];
            var hidden = Tensor.Zeros([1, 6]);
            for (var token = 0; token < 6; token++)
            {
                var input = inputs.Narrow(0, token, 1);
                var own = hidden.MatrixProduct(weights["gru.weight_hh_l0"].Transpose(0, 1)) + weights["gru.bias_hh_l0"];
                var reset = (input.Narrow(1, 0, 6) + own.Narrow(1, 0, 6)).Sigmoid();
                var update = (input.Narrow(1, 6, 6) + own.Narrow(1, 6, 6)).Sigmoid();
                var candidate = (input.Narrow(1, 12, 6) + (reset * own.Narrow(1, 12, 6))).Tanh();
                hidden = (update * hidden) + ((-update + 1) * candidate);
            }
            return (hidden.MatrixProduct(weights["classifier.weight"].Transpose(0, 1)) + weights["classifier.bias"])
                .ToArray<float>();
        }
    }
}
