using System.Text.Json;
using System.Text.Json.Nodes;
using Glosa.Persistence;
using Glosa.Testing;

namespace Glosa.Tests.Persistence;

public class TensorBoardRecordsTests
{
    private static readonly byte[] s_golden = File.ReadAllBytes(Golden.Path("tensorboard", "events.tfevents"));

    [Fact]
    public void Write_GoldenEvents_GivesTheirBytes()
    {
        using var stream = new MemoryStream();
        foreach (var scalars in GoldenEvents()) TensorBoardRecords.Write(stream, scalars.ToBytes());
        Convert.ToHexString(stream.ToArray()).ShouldBe(Convert.ToHexString(s_golden));
    }

    [Fact]
    public void Read_GoldenBytes_GivesTheirEvents() =>
        TensorBoardRecords.Read(s_golden).Select(record => ToJson(ScalarEvent.Parse(record)))
            .ShouldBe(GoldenEvents().Select(ToJson));

    [Fact]
    public void Read_FileCutAnywhere_GivesTheRecordsBefore()
    {
        var ends = TensorBoardRecords.Read(s_golden).Select(record => record.Length + 16)
            .Aggregate(new List<int> { 0 }, (places, size) => [.. places, places[^1] + size]);
        ends[^1].ShouldBe(s_golden.Length);
        for (var length = 0; length <= s_golden.Length; length++)
            TensorBoardRecords.Read(s_golden.AsSpan(0, length)).Count.ShouldBe(ends.Count(end => end <= length) - 1);
    }

    [Fact]
    public void Read_AnyByteWrong_EndsBeforeItsRecord()
    {
        var whole = TensorBoardRecords.Read(s_golden);
        for (var place = 0; place < s_golden.Length; place++)
        {
            var broken = s_golden.ToArray();
            broken[place] ^= 0x40;
            TensorBoardRecords.Read(broken).Count.ShouldBeLessThan(whole.Count);
        }
    }

    // Tags that a later version or another program writes.
    [Fact]
    public void Parse_OtherFields_AreSkipped()
    {
        byte[] withSource = [.. new ScalarEvent(1, 2, [new("a", 3)]).ToBytes(), 0x52, 1, 7];
        ToJson(ScalarEvent.Parse(withSource)).ShouldBe(ToJson(new ScalarEvent(1, 2, [new("a", 3)])));
    }

    private static string ToJson(ScalarEvent scalars) => JsonSerializer.Serialize(scalars);

    private static IEnumerable<ScalarEvent> GoldenEvents() =>
        JsonNode.Parse(File.ReadAllText(Golden.Path("tensorboard", "events.json")))!.AsArray()
            .Select(node => new ScalarEvent((double)node!["wall_time"]!, (long)node["step"]!,
                [.. (node["scalars"]?.AsObject() ?? []).Select(scalar =>
                    KeyValuePair.Create(scalar.Key, (float)scalar.Value!))]));
}
