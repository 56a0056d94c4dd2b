using Glosa.Neural;
using Glosa.Neural.Layers;

namespace Glosa.Models;

/// <summary>An LSTM over token vectors.</summary>
/// <remarks>Paper: Hochreiter and Schmidhuber 1997, "Long Short-Term Memory".</remarks>
public sealed class TextLstm : TextRecurrent
{
    /// <summary>Makes the weights <c>embedding</c>, <c>lstm</c> and <c>classifier</c>.</summary>
    public TextLstm(TextLstmOptions options, ModelShape shape, ParameterPath path)
        : base(options, shape, path, () => new Lstm(path / "lstm", options.VectorSize, options.HiddenSize,
            options.Layers, options.Bidirectional, options.Dropout))
    {
    }
}
