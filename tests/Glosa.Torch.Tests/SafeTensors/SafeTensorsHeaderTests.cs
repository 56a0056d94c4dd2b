using System.Text;
using Glosa.Errors;
using Glosa.Testing;

namespace Glosa.Torch.Tests.SafeTensors;

/// <summary>Files that are no whole safetensors file: each is refused with path, expected,
/// found and what to do.</summary>
public sealed class SafeTensorsHeaderTests : IDisposable
{
    private const string Again = "copy or download the file again";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 2)]
    [InlineData("""{"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},"a":"""
        + """{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}   """, 2)]
    [InlineData("""{"a":{"data_offsets":[0,0],"shape":[0,4611686018427387904],"dtype":"U8"}}""", 0)]
    [InlineData("{}", 0)]
    public void Open_WholeFile_IsRead(string header, int dataLength)
    {
        using var file = SafeTensorsFile.Open(Write(header, dataLength));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 1,
        "2 bytes of tensor data, as the header tells", "1 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 3,
        "2 bytes of tensor data, as the header tells", "3 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":"""
        + """{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3,
        "tensor 'b' to start at byte 2 of the data", "it starts at byte 1, inside another tensor")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":"""
        + """{"dtype":"U8","shape":[1],"data_offsets":[3,4]}}""", 4,
        "tensor 'b' to start at byte 2 of the data", "it starts at byte 3, after a gap")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3,
        "tensor 'a' to start at byte 0 of the data", "it starts at byte 1, after a gap")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":"""
        + """{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2,
        "each name once in the header", "'a' twice")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"\u0061":"""
        + """{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2,
        "each name once in the header", "'a' twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4,
        "8 bytes, as Float32[2] takes, for tensor 'a'", "a range of 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0,
        "a shape that fits in 63 bits of bytes for tensor 'a'", "[4294967296, 4294967296] of Float32")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807],"data_offsets":[0,0]}}""", 0,
        "a shape that fits in 63 bits of bytes for tensor 'a'", "[9223372036854775807] of Float32")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}}""", 1,
        "a dtype of F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL for tensor 'a'", "'F8_E4M3'")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", 1,
        "a shape of at most 64 whole numbers, 0 or more, for tensor 'a'", "something else")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}}""", 1,
        "a shape of at most 64 whole numbers, 0 or more, for tensor 'a'", "something else")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}""", 1,
        "data_offsets [start, end], start up to end, for tensor 'a'", "something else")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}""", 1,
        "data_offsets [start, end], start up to end, for tensor 'a'", "something else")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1]}}""", 1,
        "dtype, shape and data_offsets, each once, for tensor 'a'", "something else")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"I8","shape":[1],"data_offsets":[0,1]}}""", 1,
        "dtype, shape and data_offsets, each once, for tensor 'a'", "something else")]
    [InlineData("""{"a":7}""", 0, "dtype, shape and data_offsets, each once, for tensor 'a'", "something else")]
    [InlineData("""{"__metadata__":{"epoch":3}}""", 0, "texts under __metadata__", "something else")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", 0, "each name once under __metadata__", "'a' twice")]
    [InlineData("""{"a":{"dtype":"U8",}}""", 0, "a header that is a JSON object", "a mistake at byte 20 of line 1")]
    [InlineData("""{"\ud800":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0, "a header that is a JSON object",
        "half of a surrogate pair in a text")]
    public void Open_WrongHeader_TellsExpectedAndFound(string header, int dataLength, string expected, string found)
    {
        var problem = Refused(Write(header, dataLength));
        problem.Expected.ShouldBe(expected);
        problem.Found.ShouldBe(found);
        problem.WhatToDo.ShouldStartWith(Again);
    }

    [Fact]
    public void Open_HeaderThatIsNotUtf8_Tells()
    {
        var path = Path.Combine(_folder.Path, "model.safetensors");
        File.WriteAllBytes(path, [.. BitConverter.GetBytes(8L), .. "{\""u8, 0xff, .. "\":7} "u8]);
        Refused(path).Found.ShouldBe("bytes that are not UTF-8");
    }

    [Fact]
    public void Open_FileCutInsideTheHeader_TellsBothLengths()
    {
        var path = Write("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 2);
        using (var file = File.OpenWrite(path)) file.SetLength(20);
        Should.Throw<InvalidInputException>(() => SafeTensorsFile.Open(path)).Message.ShouldBe(
            $"{path}\n  expected: a header of 53 bytes, as the file's start tells\n"
            + "  found:    12 bytes to the end of the file\n"
            + "  to do:    copy or download the file again: it was cut");
    }

    [Fact]
    public void Open_FileCutBehindTheHeader_TellsThatItWasCut() =>
        Refused(Write("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 0))
            .WhatToDo.ShouldBe($"{Again}: it was cut");

    [Fact]
    public void Open_HeaderBeyondTheLimit_IsNotRead()
    {
        var path = Path.Combine(_folder.Path, "model.safetensors");
        using (var file = File.Create(path))
        {
            file.Write([.. BitConverter.GetBytes(100_000_001L), (byte)'{']);
            file.SetLength(200_000_000);    // a sparse file: no room on the disk
        }
        Refused(path).Found.ShouldBe("a file of another format");
    }

    [Theory]
    [InlineData("", "an empty file", Again)]
    [InlineData("word vectors\nof two lines", "a text file", "name the .safetensors file of the model")]
    [InlineData("short", "a text file", "name the .safetensors file of the model")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0", "a Git LFS pointer, not the file itself",
        "fetch the file with git lfs pull")]
    [InlineData("PK\u0003\u0004\0\0\b\b\0\0\0\0", "a zip archive, as PyTorch's own .bin and .pt files are",
        "name the .safetensors file of the model")]
    [InlineData("\u0001\u0002\u0003", "a file of another format", "name the .safetensors file of the model")]
    public void Open_ForeignFile_TellsWhatItIs(string content, string found, string whatToDo) =>
        Refused(_folder.Write("model.safetensors", content)).ShouldSatisfyAllConditions(
            problem => problem.Expected.ShouldBe("a safetensors file"),
            problem => problem.Found.ShouldBe(found),
            problem => problem.WhatToDo.ShouldBe(whatToDo));

    [Fact]
    public void Open_PackedFile_TellsHowToUnpack()
    {
        var path = Path.Combine(_folder.Path, "model.safetensors");
        File.WriteAllBytes(path, [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
        Refused(path).WhatToDo.ShouldBe("unpack it with gunzip first");
    }

    [Fact]
    public void Open_NoSuchFile_TellsThePath()
    {
        var path = Path.Combine(_folder.Path, "missing.safetensors");
        Should.Throw<InvalidInputException>(() => SafeTensorsFile.Open(path)).Message.ShouldBe(
            $"{path}\n  expected: a safetensors file\n  found:    no file of that name\n  to do:    check the path");
    }

    [Fact]
    public void Open_Folder_TellsToNameAFile() => Refused(_folder.Path).Found.ShouldBe("a folder");

    private string Write(string header, int dataLength)
    {
        var path = Path.Combine(_folder.Path, "model.safetensors");
        var text = Encoding.UTF8.GetBytes(header);
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[dataLength]]);
        return path;
    }

    private static Problem Refused(string path)
    {
        var problem = Should.Throw<InvalidInputException>(() => SafeTensorsFile.Open(path))
            .Problems.ShouldHaveSingleItem();
        problem.Where.ShouldBe(path);
        return problem;
    }
}
