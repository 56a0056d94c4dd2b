using System.Diagnostics;
using System.Text;
using Glosa.Errors;
using Glosa.Testing;

namespace Glosa.Torch.Tests;

public sealed class SafeTensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_FileMadeByTheFormatsDescription_GivesItsValues() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var scope = new TensorScope();
        using var file = SafeTensorsFile.Open(Golden.Path("safetensors", "reference.safetensors"));
        file.Read("f64").ToArray<double>().ShouldBe([0, 1 / 3.0, 2 / 3.0, 1, 4 / 3.0, 5 / 3.0]);
        file.Read("f32").ToArray<float>().ShouldBe([0, 1 / 3f, 2 / 3f, 1, 4 / 3f, 5 / 3f]);
        file.Read("f16").ToArray<Half>().ShouldBe(new[] { 0, 0.25, 0.5, 0.75, 1, 1.25 }.Select(value => (Half)value));
        file.Read("bf16").DType.ShouldBe(DType.BFloat16);
        file.Read("bf16").ShouldBeCloseTo([0, 0.25f, 0.5f, 0.75f, 1, 1.25f], tolerance: 0);
        file.Read("i64").ToArray<long>().ShouldBe(Enumerable.Range(0, 6).Select(i => i - (1L << 40)));
        file.Read("i32").ToArray<int>().ShouldBe(Enumerable.Range(-70000, 6));
        file.Read("i16").ToArray<short>().ShouldBe(Enumerable.Range(-300, 6).Select(i => (short)i));
        file.Read("i8").ToArray<sbyte>().ShouldBe([-3, -2, -1, 0, 1, 2]);
        file.Read("u8").ToArray<byte>().ShouldBe([250, 251, 252, 253, 254, 255]);
        file.Read("bool").ToArray<bool>().ShouldBe([true, false, true, false, false, true]);
        file.Read("unaligned").Item().ShouldBe(1.5);
        file.Read("single").Dimensions.ShouldBe(0);
        file.Read("single").Item().ShouldBe(2.5);
        file.Read("empty").Shape.ShouldBe([0, 4]);
        file.Read("größe").ToArray<long>().ShouldBe([1, 2]);
    });

    [Fact]
    public void Open_ReferenceFile_TellsNamesTypesShapesAndMetadata()
    {
        using var file = SafeTensorsFile.Open(Golden.Path("safetensors", "reference.safetensors"));
        file.Tensors[0].ShouldSatisfyAllConditions(
            tensor => tensor.Name.ShouldBe("f64"),
            tensor => tensor.Type.ShouldBe(DType.Float64),
            tensor => tensor.Shape.ShouldBe([2, 3]),
            tensor => (tensor.Start, tensor.End).ShouldBe((0, 48)));
        file.Metadata.ShouldBe(new Dictionary<string, string> { ["format"] = "pt", ["note"] = "a \"quoted\" text" });
        file.Contains("bf16").ShouldBeTrue();
        file.Contains("f8").ShouldBeFalse();
    }

    [Fact]
    public void Save_EveryType_ReadsBackTheSameBytes() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var scope = new TensorScope();
        using var golden = SafeTensorsFile.Open(Golden.Path("safetensors", "reference.safetensors"));
        var tensors = golden.ReadAll();
        var path = Path.Combine(_folder.Path, "copy.safetensors");
        SafeTensorsFile.Save(path, tensors, golden.Metadata);

        using var copy = SafeTensorsFile.Open(path);
        copy.Tensors.Select(tensor => tensor.Name).ShouldBe(golden.Tensors.Select(tensor => tensor.Name));
        copy.Metadata.ShouldBe(golden.Metadata);
        foreach (var (name, read) in copy.ReadAll())
        {
            read.DType.ShouldBe(tensors[name].DType);
            read.Shape.ShouldBe(tensors[name].Shape);
            Bytes(read).ShouldBe(Bytes(tensors[name]));
        }
    });

    [Fact]
    public void Save_MixedTypes_PlacesEachAtAMultipleOfItsElement()
    {
        using var scope = new TensorScope();
        var path = Path.Combine(_folder.Path, "mixed.safetensors");
        SafeTensorsFile.Save(path, Pairs(("odd", Tensor.Zeros([3], DType.UInt8)),
            ("wide", Tensor.Zeros([1], DType.Float64)), ("float", Tensor.Zeros([3]))));
        using var file = SafeTensorsFile.Open(path);
        file.Tensors.Select(tensor => tensor.Name).ShouldBe(["odd", "wide", "float"]);
        file.Tensors.ShouldAllBe(tensor => tensor.Start % tensor.Type.ByteSize() == 0);
    }

    [Fact]
    public void Save_SmallFile_IsWrittenToTheByte()
    {
        using var scope = new TensorScope();
        var path = Path.Combine(_folder.Path, "small.safetensors");
        SafeTensorsFile.Save(path, Pairs(("a", Tensor.From<byte>([1, 2]))),
            new Dictionary<string, string> { ["format"] = "pt" });
        const string header =
            """{"__metadata__":{"format":"pt"},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""";
        var padded = header.PadRight((header.Length + 7) / 8 * 8);
        File.ReadAllBytes(path).ShouldBe(
            [.. BitConverter.GetBytes((long)padded.Length), .. Encoding.UTF8.GetBytes(padded), 1, 2]);
    }

    [Fact]
    public void Save_NoTensors_OpensEmpty()
    {
        var path = Path.Combine(_folder.Path, "none.safetensors");
        SafeTensorsFile.Save(path, []);
        using var file = SafeTensorsFile.Open(path);
        file.Tensors.ShouldBeEmpty();
        file.Metadata.ShouldBeEmpty();
    }

    [Fact]
    public void Save_TransposedView_IsWrittenRowByRow()
    {
        using var scope = new TensorScope();
        var path = Path.Combine(_folder.Path, "view.safetensors");
        SafeTensorsFile.Save(path, Pairs(("view", Tensor.Arange(0, 6).Reshape(2, 3).Transpose(0, 1))));
        using var file = SafeTensorsFile.Open(path);
        file.Read("view").Shape.ShouldBe([3, 2]);
        file.Read("view").ToArray<long>().ShouldBe([0, 3, 1, 4, 2, 5]);
    }

    [Fact]
    public void Save_NameTwice_IsRefusedBeforeWriting()
    {
        using var tensor = Tensor.Zeros([1]);
        var path = Path.Combine(_folder.Path, "twice.safetensors");
        Should.Throw<ArgumentException>(() => SafeTensorsFile.Save(path, Pairs(("a", tensor), ("a", tensor))))
            .Message.ShouldStartWith("two tensors have the name 'a'");
        Should.Throw<ArgumentException>(() => SafeTensorsFile.Save(path, Pairs(("__metadata__", tensor))));
        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public void Read_UnknownName_TellsThePath()
    {
        var path = Golden.Path("safetensors", "reference.safetensors");
        using var file = SafeTensorsFile.Open(path);
        Should.Throw<InvalidInputException>(() => file.Read("f8")).Message.ShouldBe(
            $"{path}\n  expected: a tensor named 'f8'\n  found:    15 tensors, none of that name\n"
            + "  to do:    check that the file belongs to this model");
    }

    [Fact]
    public void Read_FileCutSinceItWasOpened_TellsAndLeavesNothing() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        var path = Path.Combine(_folder.Path, "cut.safetensors");
        using (var tensor = Tensor.Zeros([1000])) SafeTensorsFile.Save(path, Pairs(("a", tensor), ("b", tensor)));
        using var file = SafeTensorsFile.Open(path);
        // .NET's own lock on the file keeps .NET programs from this; others do not ask for it.
        using (var truncate = Process.Start("truncate", ["--size=-8", path])) truncate.WaitForExit();
        Should.Throw<InvalidInputException>(() => file.ReadAll())
            .Message.ShouldContain("became shorter while it was open");
    });

    private static KeyValuePair<string, Tensor>[] Pairs(params (string Name, Tensor Tensor)[] tensors) =>
        [.. tensors.Select(tensor => KeyValuePair.Create(tensor.Name, tensor.Tensor))];

    private static byte[] Bytes(Tensor tensor)
    {
        using var bytes = new MemoryStream();
        tensor.WriteTo(bytes);
        return bytes.ToArray();
    }
}
