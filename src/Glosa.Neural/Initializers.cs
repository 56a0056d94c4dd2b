using Glosa.Torch;

namespace Glosa.Neural;

/// <summary>Gives a new weight its first values, in place.</summary>
public delegate void Initializer(Tensor weight);

/// <summary>PyTorch's default first values.</summary>
public static class Initializers
{
    /// <summary>All zeros.</summary>
    public static Initializer Zeros { get; } = weight => weight.Fill(0);

    /// <summary>All ones.</summary>
    public static Initializer Ones { get; } = weight => weight.Fill(1);

    /// <summary>Normal with mean 0.</summary>
    public static Initializer Normal(double standardDeviation = 1) => weight => weight.FillNormal(0, standardDeviation);

    /// <summary>Uniform in ±1/√<paramref name="fanIn"/>: linear layers (inputs)
    /// and recurrent ones (hidden size).</summary>
    /// <remarks>PyTorch's <c>kaiming_uniform_(a=√5)</c> is the same interval.
    /// Paper: He et al. 2015, arXiv:1502.01852.</remarks>
    public static Initializer UniformByFanIn(long fanIn)
    {
        var bound = 1 / Math.Sqrt(fanIn);
        return weight => weight.FillUniform(-bound, bound);
    }

    /// <summary>Uniform in ±√(6 / (<paramref name="fanIn"/> + <paramref name="fanOut"/>)): attention's projections.
    /// PyTorch's <c>xavier_uniform_</c>.</summary>
    /// <remarks>Paper: Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural
    /// networks".</remarks>
    public static Initializer UniformByFans(long fanIn, long fanOut)
    {
        var bound = Math.Sqrt(6.0 / (fanIn + fanOut));
        return weight => weight.FillUniform(-bound, bound);
    }
}
