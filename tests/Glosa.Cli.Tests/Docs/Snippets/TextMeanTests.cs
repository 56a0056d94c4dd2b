#region model test
using Glosa.Models;
using Glosa.Neural;
using Glosa.Testing;

namespace Glosa.Tests.Models;

public sealed class TextMeanTests : TextModelSpecification
{
    protected override TextModel Create(ModelShape shape, ParameterPath path) =>
        new TextMean(new TextMeanOptions { EmbeddingSize = 12 }, shape, path);
}
#endregion
