using Glosa.Torch;

namespace Glosa.Neural.Layers;

/// <summary>Ids [...] to vectors [..., E]; the padding's vector is zero and stays so.
/// PyTorch's <c>nn.Embedding</c>.</summary>
public sealed class Embedding : ILayer
{
    private readonly Tensor _weight;    // [V, E]
    private readonly long _paddingId;
    private readonly ParameterPath _path;

    /// <summary>Makes <c>weight</c>.</summary>
    /// <param name="path">Where the weight is named.</param>
    /// <param name="vocabularySize">V, the number of ids.</param>
    /// <param name="size">E, the size of a vector.</param>
    /// <param name="paddingId">Id whose vector is zero and gets no gradient; −1 for none.</param>
    /// <param name="standardDeviation">Of the first values; 1 by default.</param>
    public Embedding(ParameterPath path, long vocabularySize, long size,
        long paddingId = 0, double standardDeviation = 1)
    {
        _paddingId = paddingId;
        _path = path;
        _weight = path.Add("weight", [vocabularySize, size], weight =>
        {
            Initializers.Normal(standardDeviation)(weight);
            if (paddingId >= 0) weight.Select(0, paddingId).Fill(0);
        });
    }

    /// <summary>The vectors [V, E], which another layer may share.</summary>
    public Tensor Weight => _weight;

    /// <inheritdoc/>
    public Tensor Forward(Tensor input) => _weight.EmbeddingRows(input, _paddingId, _path.SparseGradients);

    /// <summary>The sum of each text's vectors: ids [B, T] to [B, E]; the vectors themselves are never laid out.</summary>
    public Tensor SumOverText(Tensor ids) => _weight.EmbeddingSums(ids, _paddingId, _path.SparseGradients);
}
