using Google.Protobuf;

namespace Glosa.Persistence;

/// <summary>Numbers at one step of training; TensorBoard's protobuf message <c>Event</c>
/// with a <c>Summary</c>.</summary>
/// <param name="WallTime">Seconds since 1970, UTC.</param>
/// <param name="Step">Steps taken since training began.</param>
/// <param name="Scalars">Numbers by their tags, such as <c>train/loss</c>; empty in a file's first event,
/// which names the format.</param>
/// <remarks>Fields are those of TensorBoard's <c>event.proto</c> and <c>summary.proto</c>. Written by hand, because
/// these few do not merit a compiler of protobuf files in the build.</remarks>
internal sealed record ScalarEvent(double WallTime, long Step, IReadOnlyList<KeyValuePair<string, float>> Scalars)
{
    private const string Format = "brain.Event:2";

    // Event, Summary, Summary.Value
    private const int WallTimeField = 1, StepField = 2, FormatField = 3, SummaryField = 5;
    private const int ValueField = 1;
    private const int TagField = 1, NumberField = 2;

    /// <summary>The message.</summary>
    public byte[] ToBytes() => Message(output =>
    {
        output.WriteTag(WallTimeField, WireFormat.WireType.Fixed64);
        output.WriteDouble(WallTime);
        if (Step != 0)
        {
            output.WriteTag(StepField, WireFormat.WireType.Varint);
            output.WriteInt64(Step);
        }
        if (Scalars.Count == 0) WriteBytes(output, FormatField, System.Text.Encoding.UTF8.GetBytes(Format));
        else WriteBytes(output, SummaryField, Message(WriteSummary));
    });

    /// <summary>Reads a message; what is none of a <see cref="ScalarEvent"/> is skipped.</summary>
    public static ScalarEvent Parse(byte[] message)
    {
        var (time, step, scalars) = (0.0, 0L, new List<KeyValuePair<string, float>>());
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case WallTimeField: time = input.ReadDouble(); break;
                case StepField: step = input.ReadInt64(); break;
                case SummaryField: ParseSummary(input.ReadBytes().ToByteArray(), scalars); break;
                default: input.SkipLastField(); break;
            }
        }
        return new ScalarEvent(time, step, scalars);
    }

    private void WriteSummary(CodedOutputStream output)
    {
        foreach (var (tag, number) in Scalars)
        {
            WriteBytes(output, ValueField, Message(value =>
            {
                WriteBytes(value, TagField, System.Text.Encoding.UTF8.GetBytes(tag));
                value.WriteTag(NumberField, WireFormat.WireType.Fixed32);
                value.WriteFloat(number);
            }));
        }
    }

    private static void ParseSummary(byte[] message, List<KeyValuePair<string, float>> scalars)
    {
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var field and not 0)
        {
            if (WireFormat.GetTagFieldNumber(field) == ValueField)
                scalars.Add(ParseValue(input.ReadBytes().ToByteArray()));
            else input.SkipLastField();
        }
    }

    private static KeyValuePair<string, float> ParseValue(byte[] message)
    {
        var (tag, number) = ("", 0f);
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var field and not 0)
        {
            switch (WireFormat.GetTagFieldNumber(field))
            {
                case TagField: tag = input.ReadString(); break;
                case NumberField: number = input.ReadFloat(); break;
                default: input.SkipLastField(); break;
            }
        }
        return new(tag, number);
    }

    private static void WriteBytes(CodedOutputStream output, int field, byte[] bytes)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(bytes));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream)) write(output);
        return stream.ToArray();
    }
}
