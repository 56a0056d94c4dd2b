using System.Text;

namespace Glosa.Testing;

/// <summary>One number of an event.</summary>
public sealed record EventScalar(long Step, string Tag, float Number);

/// <summary>One event of a TensorBoard file.</summary>
public sealed record EventRead(double WallTime, string FileVersion, IReadOnlyList<EventScalar> Scalars);

/// <summary>Reads TensorBoard's event files by the format's description alone;
/// anything unforeseen is an error.</summary>
public static class EventReader
{
    /// <summary>All events; every length and checksum is checked.</summary>
    public static IReadOnlyList<EventRead> Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        var events = new List<EventRead>();
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var length = reader.ReadBytes(8);
            reader.ReadUInt32().ShouldBe(MaskedCrc(length));
            var message = reader.ReadBytes((int)BitConverter.ToInt64(length));
            reader.ReadUInt32().ShouldBe(MaskedCrc(message));
            events.Add(ReadEvent(message));
        }
        return events;
    }

    private static EventRead ReadEvent(byte[] message)
    {
        var fields = Fields(message).ToLookup(field => field.Number, field => field.Bytes);
        var step = fields[2].Select(Varint).SingleOrDefault();
        return new EventRead(BitConverter.ToDouble(fields[1].Single()),
            fields[3].Select(Encoding.UTF8.GetString).SingleOrDefault(""),
            [.. fields[5].SelectMany(Fields).Select(value =>
            {
                value.Number.ShouldBe(1);
                var parts = Fields(value.Bytes).ToDictionary(field => field.Number, field => field.Bytes);
                parts.Keys.ShouldBe([1, 2]);
                return new EventScalar(step, Encoding.UTF8.GetString(parts[1]), BitConverter.ToSingle(parts[2]));
            })]);
    }

    private static List<(int Number, byte[] Bytes)> Fields(byte[] message)
    {
        var fields = new List<(int, byte[])>();
        for (var place = 0; place < message.Length;)
        {
            var key = message[place++];
            key.ShouldBeLessThan((byte)0x80, "a field above 15");
            var start = place;
            switch (key & 7)
            {
                case 0: while (message[place++] >= 0x80) { } break;
                case 1: place += 8; break;
                case 5: place += 4; break;
                case 2:
                    while (message[place++] >= 0x80) { }
                    var length = (int)Varint(message[start..place]);
                    start = place;
                    place += length;
                    break;
                default: throw new InvalidDataException($"wire type {key & 7}");
            }
            fields.Add((key >> 3, message[start..place]));
        }
        return fields;
    }

    private static long Varint(byte[] bytes) =>
        bytes.Select((value, index) => (long)(value & 0x7F) << (7 * index)).Sum();

    // Bit by bit, as the polynomial says.
    private static uint MaskedCrc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78);
        }
        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xA282EAD8;
    }
}
