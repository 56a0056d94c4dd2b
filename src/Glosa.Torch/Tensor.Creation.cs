using Glosa.Torch.Dispatch;

namespace Glosa.Torch;

/// <content>Creation operators.</content>
public sealed partial class Tensor
{
    /// <summary>All zeros. <c>aten::zeros</c></summary>
    public static Tensor Zeros(long[] shape, DType type = DType.Float32, Device? device = null) =>
        Aten.Zeros.Call(shape, type, Argument.None, device ?? Device.Cpu);

    /// <summary>All ones. <c>aten::ones</c></summary>
    public static Tensor Ones(long[] shape, DType type = DType.Float32, Device? device = null) =>
        Aten.Ones.Call(shape, type, Argument.None, device ?? Device.Cpu);

    /// <summary>All the same value. <c>aten::full</c></summary>
    public static Tensor Full(long[] shape, double value, DType type = DType.Float32, Device? device = null) =>
        Aten.Full.Call(shape, value, type, Argument.None, device ?? Device.Cpu);

    /// <summary>The whole numbers from <paramref name="start"/> up to but without <paramref name="end"/>.
    /// <c>aten::arange.start</c></summary>
    public static Tensor Arange(long start, long end, Device? device = null) =>
        Aten.ArangeStart.Call(start, end, DType.Int64, Argument.None, device ?? Device.Cpu);

    /// <summary>Zeros of the same shape, type and device. <c>aten::zeros_like</c></summary>
    public Tensor ZerosLike() => Aten.ZerosLike.Call(this);

    /// <summary>A copy with memory of its own; gradients flow through. <c>aten::clone</c></summary>
    public Tensor Clone() => Aten.Clone.Call(this);

    /// <summary>The same memory without a history. <c>aten::detach</c></summary>
    public Tensor Detach() => Aten.Detach.Call(this);

    /// <summary>Another handle on the same memory. <c>aten::alias</c></summary>
    public Tensor Alias() => Aten.Alias.Call(this);

    /// <summary>The same values on a device; the same memory if they are there. <c>aten::to.device</c></summary>
    public Tensor To(Device device) => Aten.ToDevice.Call(this, device, DType);

    /// <summary>The same values as another type. <c>aten::to.dtype</c></summary>
    public Tensor To(DType type) => Aten.ToDType.Call(this, type);
}
