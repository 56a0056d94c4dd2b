using Glosa.Models;
using Glosa.Neural;
using Glosa.Testing;

namespace Glosa.Tests.Models;

public abstract class TextAttentionTests(TextAttentionOptions options) : TextModelSpecification
{
    protected override TextModel Create(ModelShape shape, ParameterPath path) => new TextAttention(
        options with { EmbeddingSize = 12, EmbeddingDeviation = 0.3 }, shape with { MaxLength = 11 }, path);
}

public sealed class TextAttentionStandardTests() : TextAttentionTests(new());

public sealed class TextAttentionAsPublishedTests() : TextAttentionTests(new() { Residual = false, LayerNorm = false });

public sealed class TextAttentionMaxOfLearnedPositionsTests() : TextAttentionTests(new()
{
    Positions = PositionKind.Learned,
    Pooling = AttentionPooling.Max,
    Residual = false,
});

public sealed class TextAttentionMeanWithoutPositionsTests() : TextAttentionTests(new()
{
    Positions = PositionKind.None,
    Pooling = AttentionPooling.Mean,
    FeedForward = 20,
});

public sealed class TextAttentionTwoLayersWithFeedForwardTests() : TextAttentionTests(new()
{
    Layers = 2,
    FeedForward = 20,
    Heads = 6,
});
