using Glosa.Models;
using Glosa.Neural;
using Glosa.Testing;

namespace Glosa.Tests.Models;

public abstract class TextGruTests(TextGruOptions options) : TextModelSpecification
{
    protected override TextModel Create(ModelShape shape, ParameterPath path) =>
        new TextGru(options with { EmbeddingSize = 12, HiddenSize = 12 }, shape, path);
}

public sealed class TextGruLastTests() : TextGruTests(new());

public sealed class TextGruBidirectionalTests() : TextGruTests(new() { Bidirectional = true });

public sealed class TextGruMaxTests() : TextGruTests(new() { Bidirectional = true, Pooling = RecurrentPooling.Max });

public sealed class TextGruMeanTests() : TextGruTests(new() { Pooling = RecurrentPooling.Mean });

public sealed class TextGruTwoLayersTests() : TextGruTests(new() { Layers = 2, Bidirectional = true, Dropout = 0.1 });

public sealed class TextGruReadPaddingTests() : TextGruTests(new() { ReadPadding = true })
{
    protected override bool ReadsPadding => true;
}
