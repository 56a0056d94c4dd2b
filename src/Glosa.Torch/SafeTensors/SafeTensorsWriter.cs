using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Glosa.Torch.SafeTensors;

/// <summary>Writes a safetensors file tensor by tensor.</summary>
internal static class SafeTensorsWriter
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string path, KeyValuePair<string, Tensor>[] tensors,
        IReadOnlyDictionary<string, string>? metadata)
    {
        RefuseUnusableNames(tensors);
        // Wide elements first: readers that map the file need every tensor at a multiple of its element size.
        var placed = tensors
            .Select((pair, index) => (Index: index, pair.Value, ElementSize: pair.Value.DType.ByteSize()))
            .OrderByDescending(place => place.ElementSize).ToArray();
        var ranges = new (long Start, long End)[tensors.Length];
        var end = 0L;
        foreach (var (index, tensor, elementSize) in placed)
            ranges[index] = (end, end += checked(tensor.ElementCount * elementSize));

        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        file.Write(Header(tensors, ranges, metadata));
        foreach (var place in placed) place.Value.WriteTo(file);
        file.Flush(flushToDisk: true);
    }

    private static void RefuseUnusableNames(KeyValuePair<string, Tensor>[] tensors)
    {
        var seen = new HashSet<string>();
        foreach (var (name, _) in tensors)
        {
            if (name == SafeTensorsHeader.MetadataKey)
                throw new ArgumentException($"'{name}' cannot name a tensor", nameof(tensors));
            if (!seen.Add(name)) throw new ArgumentException($"two tensors have the name '{name}'", nameof(tensors));
        }
    }

    private static ReadOnlySpan<byte> Header(KeyValuePair<string, Tensor>[] tensors, (long Start, long End)[] ranges,
        IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Advance(Fill(buffer.GetSpan(sizeof(long)), sizeof(long), 0));
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(SafeTensorsHeader.MetadataKey);
                foreach (var (key, value) in metadata) json.WriteString(key, value);
                json.WriteEndObject();
            }
            for (var i = 0; i < tensors.Length; i++) WriteEntry(json, tensors[i], ranges[i]);
            json.WriteEndObject();
        }
        var padding = -buffer.WrittenCount & 7;
        buffer.Advance(Fill(buffer.GetSpan(8), padding, (byte)' '));
        var header = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(header, header.Length - sizeof(long));
        return header;
    }

    private static void WriteEntry(Utf8JsonWriter json, KeyValuePair<string, Tensor> tensor,
        (long Start, long End) range)
    {
        json.WriteStartObject(tensor.Key);
        json.WriteString("dtype", SafeTensorTypes.NameOf(tensor.Value.DType));
        WriteNumbers(json, "shape", tensor.Value.Shape);
        WriteNumbers(json, "data_offsets", [range.Start, range.End]);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string key, long[] numbers)
    {
        json.WriteStartArray(key);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static int Fill(Span<byte> target, int count, byte value)
    {
        target[..count].Fill(value);
        return count;
    }
}
