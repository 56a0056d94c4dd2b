using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Layers;

/// <summary>Zeros a random share of the values in training, and scales the rest so that the mean stays.</summary>
/// <remarks>Paper: Srivastava et al. 2014, "Dropout: A Simple Way to Prevent Neural Networks
/// from Overfitting". Which values are zeroed follows from a seed that each call draws, so <see cref="Engine.Seed"/>
/// makes it repeatable; no mask is stored, and it is the same for any number of threads.</remarks>
public sealed class Dropout
{
    private static readonly Operator s_dropout = new("glosa::fast_dropout");

    private readonly double _share;

    /// <summary>Dropout of a share of the values.</summary>
    /// <param name="share">Share that is zeroed, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside that range.</exception>
    public Dropout(double share)
    {
        if (share is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "a share that is zeroed lies in [0, 1)");
        _share = share;
    }

    /// <summary>The same shape; outside training, or for a share of 0, the input itself.</summary>
    public Tensor Forward(Tensor input, bool training) =>
        _share > 0 && training ? s_dropout.Call(input, _share, Seeds.Draw()) : input;
}
