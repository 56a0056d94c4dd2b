using Glosa.Errors;

namespace Glosa.Torch.PyTorchFiles;

/// <summary>The names that a pickle may use, and what a call of each gives; there is no other way from a name to
/// code.</summary>
internal static class StateDictNames
{
    private const string OrderedDictionary = "collections.OrderedDict";
    private const string Tensor = "torch._utils._rebuild_tensor_v2";
    private const string Parameter = "torch._utils._rebuild_parameter";

    private static readonly Dictionary<string, DType> s_storages = new()
    {
        ["torch.DoubleStorage"] = DType.Float64,
        ["torch.FloatStorage"] = DType.Float32,
        ["torch.HalfStorage"] = DType.Float16,
        ["torch.BFloat16Storage"] = DType.BFloat16,
        ["torch.LongStorage"] = DType.Int64,
        ["torch.IntStorage"] = DType.Int32,
        ["torch.ShortStorage"] = DType.Int16,
        ["torch.CharStorage"] = DType.Int8,
        ["torch.ByteStorage"] = DType.UInt8,
        ["torch.BoolStorage"] = DType.Bool,
    };

    /// <summary>The name itself.</summary>
    /// <exception cref="InvalidInputException">It is none that a state dict needs.</exception>
    public static PickleName Find(string path, string name) =>
        name is OrderedDictionary or Tensor or Parameter || s_storages.ContainsKey(name)
            ? new(name)
            : throw Refused(path, name);

    /// <summary>A name that is not allowed.</summary>
    public static InvalidInputException Refused(string path, string name) => new(path,
        $"tensors and nothing else: {OrderedDictionary}, {Tensor}, {Parameter} and storages such as torch.FloatStorage",
        $"the name '{Printable(name)}', which may run any code where PyTorch loads the file; here nothing was run",
        "take the weights as model.safetensors, and do not load this file elsewhere unless you trust its origin");

    /// <summary>What a call gives; null if it cannot be called so.</summary>
    public static object? Call(PickleName name, object?[] arguments) => (name.FullName, arguments) switch
    {
        (OrderedDictionary, []) => new PickleDictionary(),
        (Tensor, [TensorStorage storage, long offset, PickleTuple shape, PickleTuple strides, bool, ..])
            when arguments.Length is 6 or 7 && Numbers(shape) is { } sizes && Numbers(strides) is { } steps
            => new StoredTensor(storage, offset, sizes, steps),
        (Parameter, [StoredTensor tensor, bool, _]) => tensor,
        _ => null,
    };

    /// <summary>The storage that a persistent id stands for:
    /// <c>('storage', torch.FloatStorage, key, device, count)</c>, before PyTorch 1.6 with <c>None</c> behind; null if
    /// it stands for none.</summary>
    public static TensorStorage? Storage(object? persistentId) =>
        persistentId is PickleTuple { Items: ["storage", PickleName kind, string key, string, long count, ..] } id
            && id.Items is [_, _, _, _, _] or [_, _, _, _, _, null]
            && s_storages.TryGetValue(kind.FullName, out var type)
            ? new(key, type, count)
            : null;

    /// <summary>A text of the file as it may stand in a message.</summary>
    public static string Printable(string text) => string.Concat(
        text.Take(100).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter));

    private static long[]? Numbers(PickleTuple tuple) =>
        tuple.Items.All(item => item is long) ? [.. tuple.Items.Cast<long>()] : null;
}
