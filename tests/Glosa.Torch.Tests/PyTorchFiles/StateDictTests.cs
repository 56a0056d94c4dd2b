using Glosa.Errors;
using Glosa.Testing;
using static Glosa.Testing.PickleText;

namespace Glosa.Torch.Tests.PyTorchFiles;

/// <summary>Tensors that reach out of their storage, archives that are none of PyTorch's weights.</summary>
public sealed class StateDictTests : IDisposable
{
    private const string Four = "\0\0\u0080\u003f\0\0\0\u0040\0\0\u0040\u0040\0\0\u0080\u0040";     // 1, 2, 3, 4

    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "model.bin");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, new long[] { 2, 2 }, new long[] { 2, 1 }, new float[] { 1, 2, 3, 4 })]
    [InlineData(0, new long[] { 2, 2 }, new long[] { 1, 2 }, new float[] { 1, 3, 2, 4 })]
    [InlineData(1, new long[] { 2 }, new long[] { 2 }, new float[] { 2, 4 })]
    [InlineData(0, new long[] { 2, 2 }, new long[] { 1, 1 }, new float[] { 1, 2, 2, 3 })]       // they overlap
    [InlineData(2, new long[] { 2 }, new long[] { 0 }, new float[] { 3, 3 })]                   // expanded
    [InlineData(3, new long[] { 1, 1 }, new long[] { 9, 9 }, new float[] { 4 })]
    [InlineData(3, new long[] { }, new long[] { }, new float[] { 4 })]
    [InlineData(4, new long[] { 0, 3 }, new long[] { 3, 1 }, new float[] { })]
    public void Read_PartOfAStorage_GivesItsElements(long offset, long[] shape, long[] strides, float[] expected)
    {
        Save(File, StateDict(("a", Tensor(Storage("0", 4), offset, shape, strides))), ("data/0", Four));
        using var scope = new TensorScope();
        using var file = PyTorchFile.Open(File);
        file.Read("a").Shape.ShouldBe(shape);
        file.Read("a").ToArray<float>().ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, new long[] { 5 }, new long[] { 1 })]
    [InlineData(1, new long[] { 4 }, new long[] { 1 })]
    [InlineData(4, new long[] { 1 }, new long[] { 1 })]
    [InlineData(-1, new long[] { 2 }, new long[] { 1 })]
    [InlineData(5, new long[] { 0 }, new long[] { 1 })]
    [InlineData(0, new long[] { 2, 2 }, new long[] { 3, 1 })]
    [InlineData(0, new long[] { 1L << 40 }, new long[] { 0 })]                                  // takes terabytes
    [InlineData(0, new[] { long.MaxValue, long.MaxValue, 4 }, new long[] { 0, 0, 0 })]
    [InlineData(0, new[] { long.MaxValue, long.MaxValue, long.MaxValue },
        new[] { long.MaxValue, long.MaxValue, long.MaxValue })]
    [InlineData(long.MaxValue, new long[] { 2 }, new long[] { 1 })]
    [InlineData(0, new[] { 0, long.MaxValue }, new long[] { 0, 0 })]
    public void Open_ElementsOutsideTheStorage_IsRefused(long offset, long[] shape, long[] strides)
    {
        var problem = Refused(Tensor(Storage("0", 4), offset, shape, strides), ("data/0", Four));
        problem.Expected.ShouldBe("elements inside a storage of 4 for tensor 'a'");
        problem.Found.ShouldBe(
            $"[{string.Join(", ", shape)}] from {offset} with strides [{string.Join(", ", strides)}]");
    }

    [Theory]
    [InlineData(new long[] { -1 }, new long[] { 1 }, "a shape of at most 64 whole numbers, 0 or more, for tensor 'a'")]
    [InlineData(new long[] { 1 }, new long[] { -1 }, "a stride of 0 or more for each dimension, for tensor 'a'")]
    [InlineData(new long[] { 1, 1 }, new long[] { 1 }, "a stride of 0 or more for each dimension, for tensor 'a'")]
    public void Open_ImpossibleShape_IsRefused(long[] shape, long[] strides, string expected) =>
        Refused(Tensor(Storage("0", 4), 0, shape, strides), ("data/0", Four)).Expected.ShouldBe(expected);

    [Fact]
    public void Open_StorageLargerThanItsEntry_IsRefused() =>
        Refused(Tensor(Storage("0", 5), 0, [1], [1]), ("data/0", Four)).ShouldSatisfyAllConditions(
            problem => problem.Expected.ShouldBe("5 elements of Float32 in the archive for tensor 'a'"),
            problem => problem.Found.ShouldBe("16 bytes"));

    [Fact]
    public void Open_StorageThatIsNotThere_IsRefused() =>
        Refused(Tensor(Storage("../7", 4), 0, [1], [1]), ("data/0", Four)).Expected
            .ShouldBe("an entry archive/data/../7 in the archive for tensor 'a'");

    [Fact]
    public void Open_HighByteFirst_IsRefused()
    {
        Save(File, StateDict(), ("byteorder", "big"));
        Should.Throw<InvalidInputException>(() => PyTorchFile.Open(File)).Message.ShouldBe(
            $"{File}\n  expected: numbers with the low byte first (byteorder: little)\n  found:    byteorder: big\n"
            + "  to do:    save the weights again on a machine with that order, or take them as model.safetensors");
        Save(File, StateDict(), ("byteorder", "little"));
        using var file = PyTorchFile.Open(File);
        file.Tensors.ShouldBeEmpty();
    }

    [Fact]
    public void Open_TorchScript_IsTold()
    {
        Save(File, StateDict(), ("constants.pkl", ")."), ("code/model.py", ""));
        Found().ShouldBe("a TorchScript program");
    }

    [Fact]
    public void Open_PackedEntry_IsRefused()
    {
        using (var zip = System.IO.Compression.ZipFile.Open(File, System.IO.Compression.ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("archive/data.pkl").Open())
            entry.Write("}."u8);
        Found().ShouldBe("'archive/data.pkl' packed or encrypted");
    }

    [Fact]
    public void Open_ZipOfOtherThings_IsTold()
    {
        using (var zip = System.IO.Compression.ZipFile.Open(File, System.IO.Compression.ZipArchiveMode.Create))
            zip.CreateEntry("word/document.xml", System.IO.Compression.CompressionLevel.NoCompression);
        Found().ShouldBe("a zip archive with no data.pkl");
    }

    [Theory]
    [InlineData("\u0080\u0002}.", "a pickle of Python alone")]
    [InlineData("\u0008\0\0\0\0\0\0\0{}      ", "a safetensors file")]
    [InlineData("", "an empty file")]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer, not the file itself")]
    public void Open_ForeignFile_TellsWhatItIs(string content, string found)
    {
        System.IO.File.WriteAllBytes(File, System.Text.Encoding.Latin1.GetBytes(content));
        Found().ShouldBe(found);
    }

    private string Found() =>
        Should.Throw<InvalidInputException>(() => PyTorchFile.Open(File)).Problems.ShouldHaveSingleItem().Found;

    private Problem Refused(string tensor, params (string Name, string Content)[] entries)
    {
        Save(File, StateDict(("a", tensor)), entries);
        return Should.Throw<InvalidInputException>(() => PyTorchFile.Open(File)).Problems.ShouldHaveSingleItem();
    }
}
