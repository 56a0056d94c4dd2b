using Glosa.Errors;

namespace Glosa.Torch;

/// <summary>An open file of named tensors, or several that belong together; tensors are read one by one.</summary>
/// <remarks>Thread-safe. What was opened stays open, even if another file takes its name.</remarks>
public interface IWeightsFile : IDisposable
{
    /// <summary>The path as given.</summary>
    string Path { get; }

    /// <summary>Names, types and shapes, in the file's order; no name twice.</summary>
    IReadOnlyList<TensorInfo> Tensors { get; }

    /// <summary>Whether there is a tensor of that name.</summary>
    bool Contains(string name);

    /// <summary>Reads one tensor, and no other, to the processor; row by row in memory.</summary>
    /// <exception cref="InvalidInputException">There is no tensor of that name, or the file was cut since.</exception>
    Tensor Read(string name);
}
