using Glosa.Errors;
using Glosa.Torch.SafeTensors;
using Glosa.Torch.WeightsFiles;
using Microsoft.Win32.SafeHandles;

namespace Glosa.Torch;

/// <summary>An open safetensors file: its header is read and checked, its tensors are read one by one.</summary>
/// <remarks>
/// Thread-safe. It stays the file that was opened, even if another takes its name.
/// Format: https://huggingface.co/docs/safetensors. Types: F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL.
/// </remarks>
public sealed class SafeTensorsFile : IWeightsFile
{
    private readonly SafeFileHandle _file;
    private readonly SafeTensorsHeader _header;
    private readonly Dictionary<string, SafeTensorInfo> _byName;

    private SafeTensorsFile(string path, SafeFileHandle file, SafeTensorsHeader header)
    {
        Path = path;
        _file = file;
        _header = header;
        _byName = header.Tensors.ToDictionary(tensor => tensor.Name);
    }

    /// <summary>The path as given.</summary>
    public string Path { get; }

    /// <summary>Names, types, shapes and ranges, in the header's order.</summary>
    public IReadOnlyList<SafeTensorInfo> Tensors => _header.Tensors;

    IReadOnlyList<TensorInfo> IWeightsFile.Tensors => _header.Tensors;

    /// <summary>The texts that the file carries besides its tensors; often <c>format</c> = <c>pt</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>Opens a file and checks its header: every range inside the file, none overlapping,
    /// none left out.</summary>
    /// <exception cref="InvalidInputException">There is no such file, or it is no whole safetensors file.</exception>
    public static SafeTensorsFile Open(string path)
    {
        var file = OpenWeights.Handle(path, "a safetensors file");
        try
        {
            return new SafeTensorsFile(path, file, SafeTensorsHeader.Read(path, file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes tensors to a path and waits until they are on the disk;
    /// memory does not grow with the file.</summary>
    /// <remarks>It writes in place: write beside the final path and rename,
    /// so that no reader sees half a file.</remarks>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="tensors">Names and tensors in the order of the header; on any device.</param>
    /// <param name="metadata">Texts to carry along, or null.</param>
    /// <exception cref="ArgumentException">A name comes twice, or is <c>__metadata__</c>.</exception>
    /// <exception cref="NotSupportedException">A tensor's type is not one of the format.</exception>
    public static void Save(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors,
        IReadOnlyDictionary<string, string>? metadata = null) =>
        SafeTensorsWriter.Write(path, tensors.ToArray(), metadata);

    /// <summary>Whether the file holds a tensor of that name.</summary>
    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>Reads one tensor, and nothing else of the file, to the processor.</summary>
    /// <exception cref="InvalidInputException">There is no tensor of that name, or the file was cut since.</exception>
    public Tensor Read(string name)
    {
        if (!_byName.TryGetValue(name, out var tensor)) throw OpenWeights.NoTensor(this, name);
        try
        {
            return Tensor.FromFile(_file, _header.DataStart + tensor.Start, tensor.Type, [.. tensor.Shape]);
        }
        catch (EndOfStreamException)
        {
            throw OpenWeights.BecameShorter(Path, name);
        }
    }

    /// <summary>Reads all tensors, in the header's order.</summary>
    /// <exception cref="InvalidInputException">The file was cut since it was opened.</exception>
    public IReadOnlyDictionary<string, Tensor> ReadAll()
    {
        var read = new OrderedDictionary<string, Tensor>();
        try
        {
            foreach (var tensor in Tensors) read.Add(tensor.Name, Read(tensor.Name));
            return read;
        }
        catch
        {
            foreach (var tensor in read.Values) tensor.Dispose();
            throw;
        }
    }

    /// <summary>Closes the file; tensors that were read stay.</summary>
    public void Dispose() => _file.Dispose();
}
