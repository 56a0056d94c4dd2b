using System.Text.Json;
using Glosa.Errors;

namespace Glosa.Torch.SafeTensors;

/// <summary>One tensor's entry in the header:
/// <c>{"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}</c>.</summary>
internal static class SafeTensorEntry
{
    public static SafeTensorInfo Read(string path, string name, JsonElement entry)
    {
        InvalidInputException Problem(string expected, string found) => new(path,
            $"{expected} for tensor '{name}'", found, "copy or download the file again, or convert it again");

        if (entry.ValueKind != JsonValueKind.Object || entry.EnumerateObject().Count() != 3
            || !entry.TryGetProperty("dtype", out var dtype) || dtype.ValueKind != JsonValueKind.String
            || !entry.TryGetProperty("shape", out var sizes) || !entry.TryGetProperty("data_offsets", out var offsets))
            throw Problem("dtype, shape and data_offsets, each once,", "something else");
        if (SafeTensorTypes.Parse(dtype.GetString()!) is not { } type)
            throw Problem($"a dtype of {SafeTensorTypes.Known}", $"'{dtype.GetString()}'");
        if (Numbers(sizes) is not { Length: <= TensorInfo.MostDimensions } shape)
            throw Problem($"a shape of at most {TensorInfo.MostDimensions} whole numbers, 0 or more,", "something else");
        if (Numbers(offsets) is not [var start, var end] || start > end)
            throw Problem("data_offsets [start, end], start up to end,", "something else");
        if (ByteCount(type, shape) is not { } byteCount)
            throw Problem("a shape that fits in 63 bits of bytes", $"[{string.Join(", ", shape)}] of {type}");
        if (byteCount != end - start)
            throw Problem($"{byteCount} bytes, as {type}[{string.Join(", ", shape)}] takes,",
                $"a range of {end - start} bytes");
        return new SafeTensorInfo(name, type, shape, start, end);
    }

    // Whole numbers from 0, or null.
    private static long[]? Numbers(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array) return null;
        var numbers = new long[element.GetArrayLength()];
        var count = 0;
        foreach (var item in element.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number) || number < 0) return null;
            numbers[count++] = number;
        }
        return numbers;
    }

    // Null where the product of the sizes, or of those that are not 0, is beyond 63 bits.
    private static long? ByteCount(DType type, long[] shape)
    {
        Int128 bytes = type.ByteSize();
        foreach (var size in shape)
        {
            if (size != 0) bytes *= size;
            if (bytes > long.MaxValue) return null;
        }
        return shape.Contains(0) ? 0 : (long)bytes;
    }
}
