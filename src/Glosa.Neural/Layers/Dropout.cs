using Glosa.Torch;

namespace Glosa.Neural.Layers;

/// <summary>Zeros a random share of the values in training, and scales the rest so that the mean stays.</summary>
/// <remarks>Paper: Srivastava et al. 2014, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting".</remarks>
/// <param name="share">Share that is zeroed, in [0, 1).</param>
public sealed class Dropout(double share)
{
    /// <summary>The same shape.</summary>
    public Tensor Forward(Tensor input, bool training) => share > 0 && training ? input.Dropout(share, training) : input;
}
