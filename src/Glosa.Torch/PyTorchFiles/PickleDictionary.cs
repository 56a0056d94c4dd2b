namespace Glosa.Torch.PyTorchFiles;

// Besides these a pickle's values are null, bool, long, double and string.

/// <summary>A tuple.</summary>
internal sealed record PickleTuple(object?[] Items);

/// <summary>A list; state dicts keep nothing in one, its items are not looked at.</summary>
internal sealed class PickleList : List<object?>;

/// <summary>A dictionary, or an <c>OrderedDict</c>, in the order in which it was filled.</summary>
internal sealed class PickleDictionary : List<KeyValuePair<object?, object?>>;

/// <summary>One of the names that <see cref="StateDictNames"/> knows.</summary>
internal sealed record PickleName(string FullName);
