using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Glosa.Data.Downloads;
using Glosa.Testing;

namespace Glosa.Tests.Data.Downloads;

public sealed class ArchiveUnpackerTests : DownloadTest
{
    private static readonly DataSetFile s_tar = Named("reviews.tar.gz") with { Unpacked = ["reviews"] };

    private static readonly DataSetFile s_zip = Named("vectors.zip") with { Unpacked = ["50d.txt", "100d.txt"] };

    [Fact]
    public async Task GetAsync_Tar_BecomesFolders()
    {
        Serve("reviews.tar.gz", new(Tar(
            ("reviews/train/pos/1_9.txt", "good"), ("./reviews/train/neg/1_2.txt", "bad"),
            ("other.txt", "not named"))));
        (await Get(s_tar)).Unpacked.ShouldBe(["reviews"]);
        FilesThere().ShouldBe(
        [
            "SHA256SUMS", "reviews.tar.gz", "reviews/train/neg/1_2.txt", "reviews/train/pos/1_9.txt",
        ]);
        File.ReadAllText(PathOf("reviews/train/pos/1_9.txt")).ShouldBe("good");
    }

    [Fact]
    public async Task GetAsync_Zip_BecomesFiles()
    {
        var large = string.Concat(Enumerable.Range(0, 40_000).Select(number => $"word {number}\n"));
        Serve("vectors.zip", new(Zip(("50d.txt", large), ("100d.txt", "cat 1 2\n"), ("LICENSE", "not named"))));
        await Get(s_zip);
        FilesThere().ShouldBe(["100d.txt", "50d.txt", "SHA256SUMS", "vectors.zip"]);
        File.ReadAllText(PathOf("50d.txt")).ShouldBe(large);
    }

    [Fact]
    public async Task GetAsync_ArchiveRemoved_IsNotDownloadedAgain()
    {
        Serve("vectors.zip", new(Zip(("50d.txt", "cat 1\n"), ("100d.txt", "cat 1 2\n"))));
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var downloader = new DataSetDownloader(client, Options, this) { Mirror = Server.Address, RemoveArchives = true };
        await Get(downloader, CancellationToken.None, s_zip);
        (await Get(downloader, CancellationToken.None, s_zip)).Unpacked.ShouldBe(s_zip.Unpacked);
        FilesThere().ShouldBe(["100d.txt", "50d.txt", "SHA256SUMS"]);
        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_OneOfTheFilesIsGone_UnpacksItAndLeavesTheOthers()
    {
        Serve("vectors.zip", new(Zip(("50d.txt", "cat 1\n"), ("100d.txt", "cat 1 2\n"))));
        await Get(s_zip);
        File.Delete(PathOf("100d.txt"));
        File.WriteAllText(PathOf("50d.txt"), "mine");
        System.IO.Directory.CreateDirectory(PathOf("vectors.zip.unpacking"));        // a killed unpacking leaves it
        await Get(s_zip);
        File.ReadAllText(PathOf("100d.txt")).ShouldBe("cat 1 2\n");
        File.ReadAllText(PathOf("50d.txt")).ShouldBe("mine");
        System.IO.Directory.Exists(PathOf("vectors.zip.unpacking")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("reviews/../../evil.txt")]
    [InlineData("/tmp/evil.txt")]
    [InlineData("..\\evil.txt")]
    [InlineData("50d.txt/../../evil.txt")]
    public async Task GetAsync_PathLeadsOutOfTheArchive_NothingIsUnpacked(string evil)
    {
        Serve("reviews.tar.gz", new(Tar(("reviews/train/pos/1_9.txt", "good"), (evil, "evil"))));
        await IsRefused(s_tar, "paths that stay in the archive's folder", evil);
        Serve("vectors.zip", new(Zip(("50d.txt", "cat 1\n"), ("100d.txt", "cat 1 2\n"), (evil, "evil"))));
        await IsRefused(s_zip, "paths that stay in the archive's folder", evil);
        File.Exists(Path.Combine(Directory, "..", "evil.txt")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public async Task GetAsync_LinkInTheArchive_NothingIsUnpacked(TarEntryType type)
    {
        Serve("reviews.tar.gz", new(Tar([("reviews/train/pos/1_9.txt", "good")],
            new PaxTarEntry(type, "reviews/train/link") { LinkName = "/etc" })));
        await IsRefused(s_tar, "folders and plain files", $"{type} reviews/train/link");
    }

    [Fact]
    public async Task GetAsync_NamedFileIsNotInTheArchive_IsTold()
    {
        Serve("vectors.zip", new(Zip(("50d.txt", "cat 1\n"))));
        await IsRefused(s_zip, "100d.txt", "no such entry");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.999)]
    public async Task GetAsync_CutArchive_NothingIsUnpacked(double share)
    {
        // Each file fills its blocks of 512 bytes, so that no cut of the tar leaves half a file.
        var tar = Tar([.. Enumerable.Range(0, 50).Select(number =>
            ($"reviews/train/pos/{number}.txt", Convert.ToHexString(Bytes(number).AsSpan(0, 256))))]);
        Serve("reviews.tar.gz", new(tar[..(int)(tar.Length * share)]));
        (await Fails(s_tar)).ShouldHaveSingleItem().Expected.ShouldBe("a whole .gz archive");
        var zip = Zip(("50d.txt", "cat 1\n"), ("100d.txt", "cat 1 2\n"));
        Serve("vectors.zip", new(zip[..(int)(zip.Length * share)]));
        (await Fails(s_zip)).ShouldHaveSingleItem().Expected.ShouldBe("a whole .zip archive");
        FilesThere().ShouldBe(["SHA256SUMS", "reviews.tar.gz", "vectors.zip"]);
    }

    private async Task IsRefused(DataSetFile file, string expected, string found)
    {
        var problem = (await Fails(file)).ShouldHaveSingleItem();
        (problem.Where, problem.Expected, problem.Found).ShouldBe((PathOf(file.Name), expected, found));
        File.Delete(PathOf(file.Name));
        File.Delete(PathOf("SHA256SUMS"));
        FilesThere().ShouldBeEmpty();
    }

    private static byte[] Tar(params (string Path, string Text)[] files) => Tar(files, []);

    private static byte[] Tar((string Path, string Text)[] files, params TarEntry[] others)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        using (var tar = new TarWriter(gzip))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "reviews/"));
            foreach (var (path, text) in files)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path)
                {
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                });
            foreach (var other in others) tar.WriteEntry(other);
        }
        return packed.ToArray();
    }

    private static byte[] Zip(params (string Path, string Text)[] files)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (path, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(text);
            }
        }
        return packed.ToArray();
    }
}
