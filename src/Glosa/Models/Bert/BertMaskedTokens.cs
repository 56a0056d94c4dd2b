using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>BERT that guesses hidden tokens; its vocabulary's logits come from the vectors of the words
/// themselves.</summary>
/// <remarks>Paper: Devlin et al. 2018, arXiv:1810.04805. Hugging Face's <c>BertForMaskedLM</c>, names and shapes of
/// weights included.</remarks>
public sealed class BertMaskedTokens
{
    private readonly BertEncoder _encoder;
    private readonly Linear _transform;
    private readonly LayerNorm _norm;
    private readonly Tensor _bias;      // [V]
    private readonly BertActivation _activation;

    /// <summary>Makes the weights <c>bert</c> and <c>cls.predictions</c>.</summary>
    public BertMaskedTokens(BertOptions options, int vocabularySize, ParameterPath path)
    {
        var (size, predictions) = (options.HiddenSize, path / "cls" / "predictions");
        _activation = options.Activation;
        _encoder = new(options, vocabularySize, path / "bert");
        _transform = BertInitializers.CreateLinear(predictions / "transform" / "dense", size, size);
        _norm = new(predictions / "transform" / "LayerNorm", size, options.LayerNormEpsilon);
        _bias = predictions.Add("bias", [vocabularySize], Initializers.Zeros);
    }

    /// <summary>The mean cross-entropy of hidden tokens, and how many of them were guessed.</summary>
    /// <param name="tokens">The texts with tokens hidden.</param>
    /// <param name="rows">Rows of the hidden tokens [M] among all tokens [N].</param>
    /// <param name="targets">Ids that stood there [M].</param>
    /// <param name="training">Whether dropout applies.</param>
    public (Tensor Loss, Tensor Correct) Score(PackedTokens tokens, Tensor rows, Tensor targets, bool training)
    {
        var states = _encoder.Forward(tokens, training).IndexSelect(0, rows);                   // [M, H]
        return Losses.VocabularyCrossEntropy(
            BertLayer.Activate(_transform, states, _activation).Apply(_norm), _encoder.WordVectors, _bias, targets);
    }
}
