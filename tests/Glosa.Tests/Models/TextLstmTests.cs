using Glosa.Models;
using Glosa.Neural;
using Glosa.Testing;

namespace Glosa.Tests.Models;

public abstract class TextLstmTests(TextLstmOptions options) : TextModelSpecification
{
    protected override TextModel Create(ModelShape shape, ParameterPath path) =>
        new TextLstm(options with { EmbeddingSize = 12, HiddenSize = 12 }, shape, path);
}

public sealed class TextLstmLastTests() : TextLstmTests(new());

public sealed class TextLstmBidirectionalTests() : TextLstmTests(new() { Bidirectional = true });

public sealed class TextLstmMaxTests() : TextLstmTests(new() { Bidirectional = true, Pooling = RecurrentPooling.Max });

public sealed class TextLstmMeanTests() : TextLstmTests(new() { Pooling = RecurrentPooling.Mean });

public sealed class TextLstmTwoLayersTests() : TextLstmTests(new() { Layers = 2, Bidirectional = true, Dropout = 0.1 });

public sealed class TextLstmReadPaddingTests() : TextLstmTests(new() { ReadPadding = true })
{
    protected override bool ReadsPadding => true;
}
