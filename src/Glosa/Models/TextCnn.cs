using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models;

/// <summary>Convolutions of several widths over token vectors, each max-pooled over the text.</summary>
/// <remarks>Paper: Kim 2014, "Convolutional Neural Networks for Sentence Classification", arXiv:1408.5882.</remarks>
public sealed class TextCnn : TextModel
{
    private readonly Embedding _embedding;
    private readonly Conv1d[] _convolutions;
    private readonly Dropout _dropout;
    private readonly Linear _classifier;

    /// <summary>Makes the weights <c>embedding</c>, <c>convolutions.WIDTH</c> and <c>classifier</c>.</summary>
    public TextCnn(TextCnnOptions options, ModelShape shape, ParameterPath path)
    {
        _embedding = options.CreateEmbedding(shape, path);
        _convolutions = [.. options.KernelWidths.Select(width =>
            new Conv1d(path / "convolutions" / width, options.VectorSize, options.FiltersPerWidth, width))];
        _dropout = new(options.Dropout);
        _classifier = new(path / "classifier", options.FiltersPerWidth * _convolutions.Length, shape.LabelCount);
    }

    /// <inheritdoc/>
    public override Tensor Embed(TokenBatch batch) => batch.Ids.Apply(_embedding);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor vectors, TokenBatch batch, bool training)
    {
        var pooled = _convolutions.Select(convolution =>
            convolution.MaxOverText(vectors, batch.Lengths).Relu());                            // [B, F] for each width
        return Tensor.Concatenate(pooled, dimension: 1).Apply(_dropout, training).Apply(_classifier);   // [B, C]
    }
}
