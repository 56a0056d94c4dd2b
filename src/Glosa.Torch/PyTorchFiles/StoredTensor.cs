namespace Glosa.Torch.PyTorchFiles;

/// <summary>An entry of the archive as elements of one type.</summary>
/// <param name="Key">Name of the entry below <c>data/</c>.</param>
/// <param name="Type">Type of the elements.</param>
/// <param name="Count">Number of elements.</param>
internal sealed record TensorStorage(string Key, DType Type, long Count);

/// <summary>A tensor as a part of a storage.</summary>
/// <param name="Storage">The storage, which other tensors may share.</param>
/// <param name="Offset">The first element.</param>
/// <param name="Shape">Size of each dimension.</param>
/// <param name="Strides">Elements from one index to the next, for each dimension.</param>
internal sealed record StoredTensor(TensorStorage Storage, long Offset, long[] Shape, long[] Strides);
