using System.Globalization;
using Glosa.Torch.Interop;

namespace Glosa.Torch.Dispatch;

/// <summary>One argument of an operator; made by implicit conversion, so calls read as in Python.</summary>
public readonly struct Argument
{
    private Argument(NativeTag tag, long bits = 0, object? reference = null) =>
        (Tag, Bits, Reference) = (tag, bits, reference);

    internal NativeTag Tag { get; }
    internal long Bits { get; }
    internal object? Reference { get; }

    /// <summary>No value: Python's <c>None</c>.</summary>
    public static Argument None => default;

    /// <summary>A tensor, or none.</summary>
    public static implicit operator Argument(Tensor? tensor) =>
        tensor is null ? default : new(NativeTag.Tensor, tensor.Handle, tensor);

    /// <summary>An integer.</summary>
    public static implicit operator Argument(long value) => new(NativeTag.Integer, value);

    /// <summary>An integer, or none.</summary>
    public static implicit operator Argument(long? value) => value is { } given ? given : default(Argument);

    /// <summary>A number.</summary>
    public static implicit operator Argument(double value) =>
        new(NativeTag.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A truth value.</summary>
    public static implicit operator Argument(bool value) => new(NativeTag.Boolean, value ? 1 : 0);

    /// <summary>A text.</summary>
    public static implicit operator Argument(string text) => new(NativeTag.String, 0, text);

    /// <summary>A list of integers, usually sizes.</summary>
    public static implicit operator Argument(long[] values) => new(NativeTag.IntegerList, 0, values);

    /// <summary>A list of tensors; null stands for none where the operator takes optional ones.</summary>
    public static implicit operator Argument(Tensor?[] tensors) => new(NativeTag.TensorList, 0, tensors);

    /// <summary>An element type.</summary>
    public static implicit operator Argument(DType type) => new(NativeTag.Integer, (long)type);

    /// <summary>A device.</summary>
    public static implicit operator Argument(Device device) => device.ToString();

    /// <summary>Shape and type of a tensor, other values as text.</summary>
    public override string ToString() => Tag switch
    {
        NativeTag.Tensor => Reference!.ToString()!,
        NativeTag.Integer => Bits.ToString(CultureInfo.InvariantCulture),
        NativeTag.Double => BitConverter.Int64BitsToDouble(Bits).ToString(CultureInfo.InvariantCulture),
        NativeTag.Boolean => Bits != 0 ? "true" : "false",
        NativeTag.String => $"\"{Reference}\"",
        NativeTag.IntegerList => $"[{string.Join(", ", (long[])Reference!)}]",
        NativeTag.TensorList => $"[{string.Join(", ", ((object?[])Reference!).Select(tensor => tensor ?? "none"))}]",
        _ => "none",
    };
}
