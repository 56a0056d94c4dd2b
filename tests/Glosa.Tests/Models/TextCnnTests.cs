using Glosa.Models;
using Glosa.Neural;
using Glosa.Testing;

namespace Glosa.Tests.Models;

public abstract class TextCnnTests(TextCnnOptions options) : TextModelSpecification
{
    protected override TextModel Create(ModelShape shape, ParameterPath path) => new TextCnn(
        options with { EmbeddingSize = 12, FiltersPerWidth = 8, Dropout = 0 }, shape, path);
}

public sealed class TextCnnThreeWidthsTests() : TextCnnTests(new() { KernelWidths = [2, 3, 5] });

public sealed class TextCnnWiderThanTextsTests() : TextCnnTests(new() { KernelWidths = [1, 30] });
