namespace Glosa.Torch;

/// <summary>What the header of a safetensors file tells of one tensor.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Type">Type of its elements.</param>
/// <param name="Shape">Size of each dimension; empty for a single value.</param>
/// <param name="Start">First byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last one.</param>
public sealed record SafeTensorInfo(string Name, DType Type, IReadOnlyList<long> Shape, long Start, long End)
    : TensorInfo(Name, Type, Shape);
