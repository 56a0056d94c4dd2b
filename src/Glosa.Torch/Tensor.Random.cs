using Glosa.Torch.Dispatch;

namespace Glosa.Torch;

/// <content>Random operators; <see cref="Engine.Seed"/> makes them repeatable.</content>
public sealed partial class Tensor
{
    /// <summary>Uniform in [0, 1). <c>aten::rand</c></summary>
    public static Tensor Rand(long[] shape, DType type = DType.Float32, Device? device = null) =>
        Aten.Rand.Call(shape, type, Argument.None, device ?? Device.Cpu);

    /// <summary>Fills in place, uniform in [low, high). <c>aten::uniform_</c></summary>
    public void FillUniform(double low, double high) => Aten.UniformInPlace.CallInPlace(this, low, high);

    /// <summary>Fills in place from a normal distribution. <c>aten::normal_</c></summary>
    public void FillNormal(double mean, double standardDeviation) =>
        Aten.NormalInPlace.CallInPlace(this, mean, standardDeviation);

    /// <summary>Zeros a random share in training and scales the rest by 1 / (1 − share). <c>aten::dropout</c></summary>
    public Tensor Dropout(double share, bool training) => Aten.Dropout.Call(this, share, training);
}
