using Glosa.Data.Downloads;
using Glosa.Testing;

namespace Glosa.Tests.Data.Downloads;

public sealed class ChecksumTests : DownloadTest
{
    [Fact]
    public async Task GetAsync_FirstDownload_RecordsTheSum()
    {
        Serve("train.csv", new(Content));
        Serve("test.csv", new(Bytes(2)) { TellsLength = false });
        var files = (await Get(Named("train.csv"), Named("test.csv"))).Files;
        files.ShouldAllBe(file => file.Downloaded && file.ComparedWith == null);
        File.ReadAllText(PathOf("SHA256SUMS"))
            .ShouldBe($"{SumOf(Content)}  train.csv\n{SumOf(Bytes(2))}  test.csv\n");
    }

    [Fact]
    public async Task GetAsync_SecondTime_ComparesWithTheRecordedSum()
    {
        Serve("train.csv", new(Content));
        await Get(Named("train.csv"));
        (await Get(Named("train.csv"))).Files.ShouldHaveSingleItem().ComparedWith.ShouldBe("recorded");
        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_AnotherFileThanAtTheFirstTime_IsKeptAside()
    {
        Serve("train.csv", new(Content));
        await Get(Named("train.csv"));
        File.Delete(PathOf("train.csv"));
        Serve("train.csv", new(Bytes(2)));

        var problem = (await Fails(Named("train.csv"))).ShouldHaveSingleItem();
        problem.Where.ShouldBe(PathOf("train.csv"));
        problem.Expected.ShouldBe($"the SHA-256 {SumOf(Content)}, recorded in {PathOf("SHA256SUMS")}");
        problem.Found.ShouldBe(SumOf(Bytes(2)));
        problem.WhatToDo.ShouldStartWith($"the file is kept as {PathOf("train.csv")}.bad");
        FilesThere().ShouldBe(["SHA256SUMS", "train.csv.bad"]);
        Read("train.csv.bad").ShouldBe(Bytes(2));
    }

    [Fact]
    public async Task GetAsync_NotTheSumThatTheOwnerPublishes_IsKeptAside()
    {
        Serve("train.csv", new(Content));
        var problem = (await Fails(Named("train.csv") with { Sha256 = SumOf(Bytes(2)) })).ShouldHaveSingleItem();
        problem.Expected.ShouldBe($"the SHA-256 {SumOf(Bytes(2))}, published at http://home.example/");
        FilesThere().ShouldBe(["train.csv.bad"]);
    }

    [Fact]
    public async Task GetAsync_TheSumThatTheOwnerPublishes_IsToldSo()
    {
        Serve("train.csv", new(Content));
        (await Get(Named("train.csv") with { Sha256 = SumOf(Content).ToUpperInvariant() }))
            .Files.ShouldHaveSingleItem().ComparedWith.ShouldBe("published");
    }

    [Fact]
    public async Task GetAsync_FileWasChangedByHand_StaysWhereItIs()
    {
        Serve("train.csv", new(Content));
        await Get(Named("train.csv"));
        File.WriteAllText(PathOf("train.csv"), "mine");
        (await Fails(Named("train.csv"))).ShouldHaveSingleItem().WhatToDo.ShouldStartWith("move the file away");
        File.ReadAllText(PathOf("train.csv")).ShouldBe("mine");
    }
}
