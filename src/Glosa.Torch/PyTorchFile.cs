using Glosa.Errors;
using Glosa.Torch.PyTorchFiles;
using Glosa.Torch.WeightsFiles;
using Microsoft.Win32.SafeHandles;

namespace Glosa.Torch;

/// <summary>An open <c>pytorch_model.bin</c>: its list of tensors is read and checked, its tensors are read one by
/// one.</summary>
/// <remarks>
/// Thread-safe. It stays the file that was opened, even if another takes its name.
/// Python's pickles can run any program where Python loads them. Here nothing is ever run: the pickle is read as data,
/// with the instructions and names that a state dict needs, and any other name is refused and told.
/// Reads what <c>torch.save</c> writes since PyTorch 1.6 (a zip archive) and what it wrote before (pickles and storages
/// in a row), low byte first, in ten types: Float64, Float32, Float16, BFloat16, Int64 to Int8, UInt8, Bool. The sums
/// (CRC) of the archive are not compared.
/// </remarks>
public sealed class PyTorchFile : IWeightsFile
{
    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, ArchivedTensor> _byName;

    private PyTorchFile(string path, SafeFileHandle file, IReadOnlyList<ArchivedTensor> tensors)
    {
        Path = path;
        _file = file;
        _byName = tensors.ToDictionary(tensor => tensor.Info.Name);
        Tensors = [.. tensors.Select(tensor => tensor.Info)];
    }

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TensorInfo> Tensors { get; }

    /// <summary>Opens a file and checks it: the archive, the pickle, and that every tensor is inside its storage.</summary>
    /// <exception cref="InvalidInputException">There is no such file, it is not whole, or its pickle wants more than
    /// tensors.</exception>
    public static PyTorchFile Open(string path)
    {
        var file = OpenWeights.Handle(path, PyTorchArchive.Kind);
        try
        {
            return new PyTorchFile(path, file,
                OpenWeights.Start(file).AsSpan().StartsWith(PyTorchStream.FirstPickle)
                    ? PyTorchStream.Read(path, file) : PyTorchArchive.Read(path, file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <inheritdoc/>
    public Tensor Read(string name)
    {
        if (!_byName.TryGetValue(name, out var tensor)) throw OpenWeights.NoTensor(this, name);
        try
        {
            return Tensor.FromFile(_file, tensor.Start, tensor.Info.Type, [.. tensor.Info.Shape], tensor.Strides);
        }
        catch (EndOfStreamException)
        {
            throw OpenWeights.BecameShorter(Path, name);
        }
    }

    /// <summary>Closes the file; tensors that were read stay.</summary>
    public void Dispose() => _file.Dispose();
}
