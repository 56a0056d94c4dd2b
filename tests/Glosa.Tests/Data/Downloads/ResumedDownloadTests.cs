using Glosa.Data.Downloads;
using Glosa.Testing;

namespace Glosa.Tests.Data.Downloads;

public sealed class ResumedDownloadTests : DownloadTest
{
    private const int Half = 200_000;
    private CancellationTokenSource? _stopWhenSomeCame;

    [Theory]
    [InlineData("\"one\"", null, "\"one\"")]
    [InlineData(null, "Mon, 02 Jan 2023 03:04:05 GMT", "Mon, 02 Jan 2023 03:04:05 GMT")]
    [InlineData("W/\"weak\"", "Mon, 02 Jan 2023 03:04:05 GMT", "Mon, 02 Jan 2023 03:04:05 GMT")]
    public async Task GetAsync_ConnectionClosedHalfWay_AsksForTheRest(string? etag, string? modified, string ifRange)
    {
        Serve("train.csv", new(Content)
        {
            ETag = etag,
            LastModified = modified,
            Cuts = new([Half]),
        });
        await Get(Named("train.csv"));

        Read("train.csv").ShouldBe(Content);
        Server.Requests.Select(request => (request.Range, request.IfRange))
            .ShouldBe([(null, null), ($"bytes={Half}-", ifRange)]);
        FilesThere().ShouldBe(["SHA256SUMS", "train.csv"]);
    }

    [Fact]
    public async Task GetAsync_StoppedAndCalledAgain_GoesOn()
    {
        Serve("train.csv", new(Content) { Cuts = new([Half]), Stalls = new([TimeSpan.FromMinutes(2)]) });
        using (_stopWhenSomeCame = new CancellationTokenSource())
        {
            await Should.ThrowAsync<OperationCanceledException>(
                () => Get(Downloader(), _stopWhenSomeCame.Token, Named("train.csv")));
        }
        _stopWhenSomeCame = null;
        FilesThere().ShouldBe(["train.csv.part", "train.csv.part.json"]);
        Read("train.csv.part").ShouldBe(Content[..Half]);

        await Get(Named("train.csv"));
        Read("train.csv").ShouldBe(Content);
        Server.Requests.Last().Range.ShouldBe($"bytes={Half}-");
    }

    [Fact]
    public async Task GetAsync_BrokenAtEveryAttempt_KeepsWhatCameForTheNextCall()
    {
        Serve("train.csv", new(Content) { Cuts = new([Half, 0, 0, 0]) });
        var problem = (await Fails(Named("train.csv"))).ShouldHaveSingleItem();
        problem.Where.ShouldBe($"{Server.Address}set/train.csv");
        problem.Expected.ShouldBe("the whole file");
        problem.Found.ShouldStartWith("a broken connection (");
        problem.WhatToDo.ShouldBe("run the same command again: it goes on where this one stopped");
        Read("train.csv.part").ShouldBe(Content[..Half]);

        await Get(Named("train.csv"));
        Read("train.csv").ShouldBe(Content);
    }

    [Fact]
    public async Task GetAsync_EachAttemptBringsBytes_NeverGivesUp()
    {
        Serve("train.csv", new(Content) { Cuts = new(Enumerable.Repeat(50_000, 8)) });
        await Get(Named("train.csv"));
        Read("train.csv").ShouldBe(Content);
        Server.Requests.Count.ShouldBe(9);
    }

    [Fact]
    public async Task GetAsync_FileChangedBetweenTwoHalves_StartsAgain()
    {
        Serve("train.csv", new(Content) { Cuts = new([Half, 0, 0, 0]) });
        await Fails(Named("train.csv"));
        var changed = Bytes(2);
        Serve("train.csv", new(changed) { ETag = "\"two\"" });
        Events.Clear();

        await Get(Named("train.csv"));
        Read("train.csv").ShouldBe(changed);
        Server.Requests.Last().ShouldBe(new("/set/train.csv", $"bytes={Half}-", "\"one\""));
        Events.ShouldBe(["train.csv: the file has changed"]);
    }

    [Fact]
    public async Task GetAsync_ServerWithoutRanges_StartsAgain()
    {
        Serve("train.csv", new(Content) { Ranges = false, Cuts = new([Half]) });
        await Get(Named("train.csv"));
        Read("train.csv").ShouldBe(Content);
        Events[^1].ShouldBe("train.csv: the server does not go on in the middle of a file");
    }

    [Fact]
    public async Task GetAsync_NothingToRecognizeTheVersionBy_AsksForTheWholeFile()
    {
        Serve("train.csv", new(Content) { ETag = null, Cuts = new([Half]) });
        await Get(Named("train.csv"));
        Read("train.csv").ShouldBe(Content);
        Server.Requests.ShouldAllBe(request => request.Range == null);
    }

    [Theory]
    [InlineData(Half, "not json")]
    [InlineData(Half, null)]
    [InlineData(600_000, """{"address":"ADDRESS","entity_tag":"\u0022one\u0022","last_modified":null,"total":500000}""")]
    public async Task GetAsync_PartThatIsNotOne_StartsAgain(int length, string? origin)
    {
        Serve("train.csv", new(Content));
        System.IO.Directory.CreateDirectory(Directory);
        File.WriteAllBytes(PathOf("train.csv.part"), new byte[length]);
        if (origin is not null)
            File.WriteAllText(PathOf("train.csv.part.json"), origin.Replace("ADDRESS", $"{Server.Address}set/train.csv"));
        await Get(Named("train.csv"));
        Read("train.csv").ShouldBe(Content);
        FilesThere().ShouldBe(["SHA256SUMS", "train.csv"]);
    }

    [Fact]
    public async Task GetAsync_PartIsWhole_AsksForNothing()
    {
        Serve("train.csv", new(Content));
        System.IO.Directory.CreateDirectory(Directory);
        File.WriteAllBytes(PathOf("train.csv.part"), Content);
        File.WriteAllText(PathOf("train.csv.part.json"),
            $$"""{"address":"{{Server.Address}}set/train.csv","entity_tag":"\"one\"","last_modified":null,"total":500000}""");
        await Get(Named("train.csv"));
        Read("train.csv").ShouldBe(Content);
        Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetAsync_TwoAtOnce_TheSecondIsRefused()
    {
        Serve("train.csv", new(Content) { Cuts = new([Half]), Stalls = new([TimeSpan.FromMinutes(2)]) });
        using var stop = new CancellationTokenSource();
        var first = Get(Downloader(), stop.Token, Named("train.csv"));
        while (!File.Exists(PathOf("train.csv.part")) || new FileInfo(PathOf("train.csv.part")).Length < Half)
            await Task.Delay(5);

        var problem = (await Fails(Named("train.csv"))).ShouldHaveSingleItem();
        problem.Where.ShouldBe(PathOf("train.csv.part"));
        problem.Expected.ShouldBe("a file to write to, and no other download of it");
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        Read("train.csv.part").ShouldBe(Content[..Half]);
    }

    protected override void Received(long have)
    {
        if (have >= Half) _stopWhenSomeCame?.Cancel();
    }
}
