using Glosa.Models;
using Glosa.Neural;
using Glosa.Testing;

namespace Glosa.Tests.Models;

public abstract class TextBagTests(TextBagOptions options) : TextModelSpecification
{
    protected override TextModel Create(ModelShape shape, ParameterPath path) =>
        new TextBag(options with { EmbeddingSize = 12 }, shape, path);
}

public sealed class TextBagWordsTests() : TextBagTests(new());

public sealed class TextBagBigramsTests() : TextBagTests(new() { WordNgrams = 2, NgramBuckets = 50 });

public sealed class TextBagTrigramsTests() : TextBagTests(new() { WordNgrams = 3, NgramBuckets = 50 });
