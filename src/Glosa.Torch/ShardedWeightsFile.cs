using Glosa.Errors;
using Glosa.Torch.WeightsFiles;

namespace Glosa.Torch;

/// <summary>Weights that were cut into several files, by an index such as
/// <c>model.safetensors.index.json</c> or <c>pytorch_model.bin.index.json</c>.</summary>
/// <remarks>Thread-safe. Its tensors are those that the index names, in its order. All files are opened and checked at
/// once.</remarks>
public sealed class ShardedWeightsFile : IWeightsFile
{
    private readonly Dictionary<string, IWeightsFile> _files = [];
    private readonly Dictionary<string, IWeightsFile> _byName = [];

    private ShardedWeightsFile(string path) => Path = path;

    /// <summary>The index's path as given.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TensorInfo> Tensors { get; private set; } = [];

    /// <summary>Opens an index and every file that it names.</summary>
    /// <exception cref="InvalidInputException">The index or a file is missing or not whole; all that are missing are
    /// told at once.</exception>
    public static ShardedWeightsFile Open(string path)
    {
        var sharded = new ShardedWeightsFile(path);
        try
        {
            sharded.OpenAll(ShardIndex.Read(path));
            return sharded;
        }
        catch
        {
            sharded.Dispose();
            throw;
        }
    }

    /// <summary>The names of the files that an index needs, as they stand in it, each once.</summary>
    /// <exception cref="InvalidInputException">The index is missing or damaged.</exception>
    public static IReadOnlyList<string> FilesOf(string path) =>
        [.. ShardIndex.Read(path).Select(pair => pair.Value).Distinct()];

    /// <inheritdoc/>
    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <inheritdoc/>
    public Tensor Read(string name) =>
        _byName.TryGetValue(name, out var file) ? file.Read(name) : throw OpenWeights.NoTensor(this, name);

    /// <summary>Closes all files; tensors that were read stay.</summary>
    public void Dispose()
    {
        foreach (var file in _files.Values) file.Dispose();
    }

    private void OpenAll(IReadOnlyList<KeyValuePair<string, string>> index)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        var names = index.Select(pair => pair.Value).Distinct().ToArray();
        var missing = names.Where(name => !File.Exists(System.IO.Path.Combine(folder, name))).ToArray();
        if (missing.Length > 0)
            throw new InvalidInputException([.. missing.Select(name => new Problem(Path,
                $"{names.Length} files beside it, {name} among them", "no file of that name",
                "copy or download it to the same folder"))]);
        foreach (var name in names) _files.Add(name, WeightsFile.Open(System.IO.Path.Combine(folder, name)));
        var tensors = _files.ToDictionary(file => file.Key, file => file.Value.Tensors.ToDictionary(info => info.Name));
        Tensors = [.. index.Select(pair => tensors[pair.Value].TryGetValue(pair.Key, out var info)
            ? info
            : throw new InvalidInputException(_files[pair.Value].Path, $"the tensor '{pair.Key}', as {Path} tells",
                $"{tensors[pair.Value].Count} tensors, none of that name",
                "copy or download all files again, from the same place"))];
        foreach (var (name, file) in index) _byName.Add(name, _files[file]);
    }
}
