using Glosa.Neural;
using Glosa.Neural.Layers;

namespace Glosa.Models;

/// <summary>Gated recurrent units over token vectors.</summary>
/// <remarks>Paper: Cho et al. 2014, "Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine
/// Translation", arXiv:1406.1078.</remarks>
public sealed class TextGru : TextRecurrent
{
    /// <summary>Makes the weights <c>embedding</c>, <c>gru</c> and <c>classifier</c>.</summary>
    public TextGru(TextGruOptions options, ModelShape shape, ParameterPath path)
        : base(options, shape, path, () => new Gru(path / "gru", options.VectorSize, options.HiddenSize,
            options.Layers, options.Bidirectional, options.Dropout))
    {
    }
}
