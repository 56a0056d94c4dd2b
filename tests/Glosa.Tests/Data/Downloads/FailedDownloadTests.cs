using System.Net;
using System.Net.Sockets;
using Glosa.Data.Downloads;
using Glosa.Errors;
using Glosa.Testing;

namespace Glosa.Tests.Data.Downloads;

public sealed class FailedDownloadTests : DownloadTest
{
    [Fact]
    public async Task GetAsync_NotFound_IsToldAtOnce()
    {
        (await Fails(Named("train.csv"))).ShouldBe(
        [
            new Problem($"{Server.Address}set/train.csv", "the file", "404 Not Found",
                $"look at http://home.example/ for its new address; put it at {PathOf("train.csv")} and run the same "
                + "command again: it checks the file"),
        ]);
        Server.Requests.Count.ShouldBe(1);
        FilesThere().ShouldBeEmpty();
    }

    [Fact]
    public async Task GetAsync_NobodyAnswers_TellsWhatToDownloadByHandAndWhereToPutIt()
    {
        Uri nobody;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            nobody = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        }
        File.WriteAllText(Path.Combine(System.IO.Directory.CreateDirectory(Directory).FullName, "test.csv"), "1,a,b");
        var archive = Named("reviews.zip") with { Unpacked = ["reviews"] };

        var error = await Should.ThrowAsync<DownloadException>(() =>
            Get(Downloader(nobody), CancellationToken.None, Named("train.csv"), Named("test.csv"), archive));
        error.Problems.Select(problem => problem.Where)
            .ShouldBe([$"{nobody}set/train.csv", $"{nobody}set/reviews.zip"]);
        error.Problems[0].Expected.ShouldBe("an answer from 127.0.0.1");
        error.Problems[0].Found.ShouldStartWith("Connection refused");
        error.Problems[1].WhatToDo.ShouldBe("check the connection; or download it by hand, put it at "
            + $"{PathOf("reviews.zip")} and run the same command again: it checks the file and unpacks it");
        Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetAsync_FileWasPutThereByHand_IsCheckedWithoutARequest()
    {
        System.IO.Directory.CreateDirectory(Directory);
        File.WriteAllBytes(PathOf("train.csv"), Content);
        var file = (await Get(Named("train.csv"))).Files.ShouldHaveSingleItem();
        file.ShouldBe(new("train.csv", Content.Length, SumOf(Content), Downloaded: false, ComparedWith: null));
        File.ReadAllText(PathOf("SHA256SUMS")).ShouldBe($"{SumOf(Content)}  train.csv\n");
        Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetAsync_ServerInTroubleForAWhile_TriesAgain()
    {
        Serve("train.csv", new(Content) { Failures = new(["503 Service Unavailable", "500 Internal Server Error"]) });
        await Get(Named("train.csv"));
        Read("train.csv").ShouldBe(Content);
        Events.ShouldBe(["train.csv: 503 Service Unavailable", "train.csv: 500 Internal Server Error"]);
    }

    [Fact]
    public async Task GetAsync_ServerInTroubleForLong_GivesUpAfterTheAttempts()
    {
        Serve("train.csv", new(Content) { Failures = new(Enumerable.Repeat("502 Bad Gateway", 9)) });
        (await Fails(Named("train.csv"))).ShouldHaveSingleItem().Found.ShouldBe("502 Bad Gateway");
        Server.Requests.Count.ShouldBe(Options.Attempts);
    }

    [Fact]
    public async Task GetAsync_ServerKeepsSilent_CountsAsBroken()
    {
        Serve("train.csv", new(Content) { Cuts = new([1000]), Stalls = new([TimeSpan.FromMinutes(2)]) });
        var impatient = new DownloadOptions { FirstDelaySeconds = 0, IdleSeconds = 3 };
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await Get(new DataSetDownloader(client, impatient, this) { Mirror = Server.Address },
            CancellationToken.None, Named("train.csv"));
        Read("train.csv").ShouldBe(Content);
        Events.ShouldBe(["train.csv: nothing for 3 seconds"]);
    }

    [Fact]
    public async Task GetAsync_WebPageInsteadOfTheFile_IsNotTakenForIt()
    {
        Serve("train.csv", new("<html>Please log in"u8.ToArray()) { ContentType = "text/html; charset=utf-8" });
        (await Fails(Named("train.csv"))).ShouldHaveSingleItem().Found.ShouldBe("a web page");
        FilesThere().ShouldBeEmpty();
    }

    [Fact]
    public async Task GetAsync_LargerThanTheDisk_IsToldBeforeTheFirstByte()
    {
        Serve("train.csv", new(Content) { ClaimedLength = 1L << 60 });
        var problem = (await Fails(Named("train.csv"))).ShouldHaveSingleItem();
        problem.Where.ShouldBe(Directory);
        problem.Expected.ShouldBe("1,152,921,504,606,846,976 free bytes on the disk");
        FilesThere().ShouldBeEmpty();
    }

    [Fact]
    public async Task GetAsync_DirectoryIsAFile_IsTold()
    {
        File.WriteAllText(Directory, "");
        (await Should.ThrowAsync<InvalidInputException>(() => Get(Named("train.csv"))))
            .Problems.ShouldHaveSingleItem().Found.ShouldBe("a file");
    }

    [Fact]
    public void New_OptionOutOfItsLimits_IsRefused() =>
        Should.Throw<System.ComponentModel.DataAnnotations.ValidationException>(
            () => new DataSetDownloader(new HttpClient(), new() { Attempts = 0 }, this));
}
