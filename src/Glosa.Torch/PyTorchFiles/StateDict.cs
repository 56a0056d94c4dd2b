using Glosa.Errors;

namespace Glosa.Torch.PyTorchFiles;

/// <summary>Checks a dictionary of tensors by name: types, shapes, and that each is inside its storage.</summary>
internal static class StateDict
{
    private const string Again = "copy or download the file again, or take the weights as model.safetensors";

    /// <summary>The tensors in the dictionary's order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="value">What its pickle makes.</param>
    /// <param name="folder">Where the archive keeps storages, with the slash.</param>
    /// <param name="entries">The archive's entries.</param>
    public static IReadOnlyList<ArchivedTensor> Read(
        string path, object? value, string folder, IReadOnlyDictionary<string, ZipEntry> entries)
    {
        if (value is not PickleDictionary dictionary)
            throw new InvalidInputException(path, "a dictionary of tensors by name (a state dict)", Describe(value),
                "save model.state_dict() with torch.save");
        var names = new HashSet<string>();
        var tensors = new List<ArchivedTensor>(dictionary.Count);
        foreach (var (key, item) in dictionary)
        {
            if (key is not string name)
                throw new InvalidInputException(path, "names of tensors", $"{Describe(key)} in place of one", Again);
            if (!names.Add(name))
                throw new InvalidInputException(path, "each name once", $"'{name}' twice", Again);
            if (item is not StoredTensor tensor)
                throw new InvalidInputException(path, $"a tensor named '{name}'", Describe(item),
                    "save only model.state_dict() with torch.save");
            tensors.Add(Check(path, name, tensor, folder, entries));
        }
        return tensors;
    }

    private static ArchivedTensor Check(string path, string name, StoredTensor tensor, string folder,
        IReadOnlyDictionary<string, ZipEntry> entries)
    {
        InvalidInputException Problem(string expected, string found) =>
            new(path, $"{expected} for tensor '{name}'", found, Again);

        var (storage, offset, shape, strides) = tensor;
        if (!entries.TryGetValue(folder + storage.Key, out var entry))
            throw Problem($"an entry {folder}{StateDictNames.Printable(storage.Key)} in the archive", "no such entry");
        var elementSize = storage.Type.ByteSize();
        if (storage.Count < 0 || (Int128)storage.Count * elementSize > entry.Length)
            throw Problem($"{storage.Count} elements of {storage.Type} in the archive", $"{entry.Length} bytes");
        if (shape.Length > TensorInfo.MostDimensions || shape.Any(size => size < 0))
            throw Problem($"a shape of at most {TensorInfo.MostDimensions} whole numbers, 0 or more,",
                $"[{string.Join(", ", shape.Take(100))}]");
        if (strides.Length != shape.Length || strides.Any(stride => stride < 0))
            throw Problem("a stride of 0 or more for each dimension,", $"[{string.Join(", ", strides.Take(100))}]");
        // An expanded tensor, whose strides are 0, could be as large as it likes.
        var (last, count) = ((Int128)offset, (Int128)1);
        foreach (var (size, stride) in shape.Zip(strides))
        {
            if (count <= long.MaxValue) count *= Math.Max(size, 1);
            if (last <= storage.Count) last += (Int128)(size - 1) * stride;
        }
        var fits = offset >= 0 && (shape.Contains(0)
            ? offset <= storage.Count && count <= long.MaxValue / elementSize
            : last < storage.Count && count <= storage.Count);
        if (!fits)
            throw Problem($"elements inside a storage of {storage.Count}",
                $"[{string.Join(", ", shape)}] from {offset} with strides [{string.Join(", ", strides)}]");
        return new(new(name, storage.Type, shape), entry.Start + (offset * elementSize), strides);
    }

    private static string Describe(object? value) => value switch
    {
        null => "nothing (None)",
        StoredTensor => "a single tensor",
        PickleDictionary => "a dictionary",
        PickleList => "a list",
        PickleTuple => "a tuple",
        string => "a text",
        bool => "a truth value",
        long or double => "a number",
        _ => "something else",
    };
}
