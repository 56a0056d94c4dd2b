namespace Glosa.Torch;

/// <summary>What a file tells of one of its tensors.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Type">Type of its elements.</param>
/// <param name="Shape">Size of each dimension; empty for a single value.</param>
public record TensorInfo(string Name, DType Type, IReadOnlyList<long> Shape)
{
    internal const int MostDimensions = 64;     // libtorch's own limit
}
