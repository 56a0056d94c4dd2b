using Glosa.Errors;
using Glosa.Testing;

namespace Glosa.Torch.Tests;

/// <summary>Files that PyTorch wrote: tests/golden/pytorch/make_files.py.</summary>
public sealed class PyTorchFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pytorch_model.bin")]
    [InlineData("old.bin")]
    [InlineData("sharded", "pytorch_model.bin.index.json")]
    public void Read_FileOfPyTorch_GivesTypesShapesAndValues(params string[] name) => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var scope = new TensorScope();
        using var expected = SafeTensorsFile.Open(Golden.Path("pytorch", "expected.safetensors"));
        using var file = WeightsFile.Open(Golden.Path(["pytorch", .. name]));
        file.Tensors.Select(tensor => tensor.Name).ShouldBe(expected.Tensors.Select(tensor => tensor.Name));
        foreach (var info in expected.Tensors)
        {
            var (tensor, value) = (file.Read(info.Name), expected.Read(info.Name));
            tensor.DType.ShouldBe(info.Type, info.Name);
            Bytes(tensor).ShouldBe(Bytes(value), info.Name);
            tensor.Shape.ShouldBe([.. info.Shape], info.Name);
        }
        foreach (var (told, info) in file.Tensors.Zip(expected.Tensors))
        {
            told.Type.ShouldBe(info.Type);
            told.Shape.ShouldBe(info.Shape);
        }
    });

    [Fact]
    public void Read_ManyThreads_GiveTheSame()
    {
        using var file = PyTorchFile.Open(Golden.Path("pytorch", "pytorch_model.bin"));
        Parallel.For(0, 200, _ =>
        {
            using var tensor = file.Read("bert.encoder.layer.0.attention.self.query.weight");
            tensor.Shape.ShouldBe([4, 4]);
        });
    }

    [Fact]
    public void Read_UnknownName_TellsThePath()
    {
        var path = Golden.Path("pytorch", "pytorch_model.bin");
        using var file = PyTorchFile.Open(path);
        file.Contains("single").ShouldBeTrue();
        file.Contains("double").ShouldBeFalse();
        Should.Throw<InvalidInputException>(() => file.Read("double")).Message.ShouldBe(
            $"{path}\n  expected: a tensor named 'double'\n  found:    20 tensors, none of that name\n"
            + "  to do:    check that the file belongs to this model");
    }

    [Theory]
    [InlineData("pytorch_model.bin")]
    [InlineData("old.bin")]
    public void Open_FileCutAnywhere_IsRefused(string name)
    {
        var whole = File.ReadAllBytes(Golden.Path("pytorch", name));
        var path = Path.Combine(_folder.Path, name);
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(path, whole[..length]);
            Should.Throw<InvalidInputException>(() => PyTorchFile.Open(path)).Problems.ShouldHaveSingleItem()
                .WhatToDo.ShouldContain("copy or download the file again", customMessage: $"{length}");
        }
    }

    [Theory]
    [InlineData("pytorch_model.bin")]
    [InlineData("old.bin")]
    public void Open_AnyByteChanged_IsReadOrRefused(string name)
    {
        var bytes = File.ReadAllBytes(Golden.Path("pytorch", name));
        var path = Path.Combine(_folder.Path, name);
        for (var at = 0; at < bytes.Length; at++)
        {
            var before = bytes[at];
            bytes[at] ^= (byte)(1 + (at % 255));
            File.WriteAllBytes(path, bytes);
            bytes[at] = before;
            try
            {
                using var scope = new TensorScope();
                using var file = PyTorchFile.Open(path);
                foreach (var tensor in file.Tensors) file.Read(tensor.Name);
            }
            catch (InvalidInputException)
            {
                // Any other exception fails the test.
            }
        }
    }

    private static byte[] Bytes(Tensor tensor)
    {
        using var bytes = new MemoryStream();
        tensor.WriteTo(bytes);
        return bytes.ToArray();
    }
}
