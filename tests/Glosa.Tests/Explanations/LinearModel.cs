using Glosa.Explanations;
using Glosa.Models;
using Glosa.Neural;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Tests.Explanations;

/// <summary>A bag of words: the mean of vectors and a linear layer, so that each word's part in a logit is known.</summary>
internal sealed class LinearModel : IDisposable
{
    private readonly ParameterStore _store = new(seed: 3, Device.Cpu);

    public LinearModel(AttributedOutput output = AttributedOutput.Logit, bool isMultiLabel = false)
    {
        var bag = new TextBag(new() { EmbeddingSize = 5, EmbeddingDeviation = 4 }, new ModelShape(10, 3, PaddingId: 0), _store.Root);
        foreach (var weight in _store.Parameters) weight.Trainable = false;
        Explained = new(bag, output, isMultiLabel, new(PaddingId: 0, MaskId: 9), tokensPerBatch: 40, Device.Cpu);
    }

    public ExplainedModel Explained { get; }

    public static ExplainedText Text { get; } = TokensOfWords.Of([3, 7, 5, 7], 1);

    /// <summary>Each word's vector times the label's weights, by the number of words.</summary>
    public double[] PartsOfWords()
    {
        var vectors = Values("embedding.weight").Chunk(5).ToArray();
        var weights = Values("classifier.weight").Chunk(5).ElementAt(Text.Label);
        return [.. Text.Ids.Select(id => vectors[id].Zip(weights, (one, other) => (double)one * other).Sum() / Text.Ids.Length)];
    }

    public Attributions Attribute(IExplainer explainer) => explainer.Attribute(Explained, [Text])[0];

    public void Dispose() => _store.Dispose();

    private float[] Values(string name) =>
        _store.Parameters.Single(weight => weight.Name == name).Tensor.ToArray<float>();
}
