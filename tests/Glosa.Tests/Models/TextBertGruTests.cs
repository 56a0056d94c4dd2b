using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Testing;

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
