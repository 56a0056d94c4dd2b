using System.Text;
using Glosa.Errors;
using Glosa.Testing;
using static Glosa.Testing.PickleText;

namespace Glosa.Torch.Tests.PyTorchFiles;

/// <summary>Files in the format before PyTorch 1.6 that are not whole, or not of this kind.</summary>
public sealed class PyTorchStreamTests : IDisposable
{
    private const string First = "\u0080\u0002\u008a\u000a\u006c\u00fc\u009c\u0046\u00f9\u0020\u006a\u00a8\u0050\u0019.";
    private const string Version = "\u0080\u0002M\u00e9\u0003.";
    private const string Numbers = "\u0002\0\0\0\0\0\0\0" + "\0\0\u0080\u003f\0\0\0\u0040";      // 2 numbers: 1, 2

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_WholeFile_ReadsIt()
    {
        using var scope = new TensorScope();
        using var file = PyTorchFile.Open(Write(First + Version + Machine() + Weights() + Keys("k") + Numbers));
        file.Read("a").ToArray<float>().ShouldBe([1, 2]);
    }

    [Fact]
    public void Open_OtherParts_TellsExpected()
    {
        Expected(First + "\u0080\u0002K\u0001.").ShouldBe("version 1001 of the format");
        Expected(First + Version + Machine("\u0089")).ShouldBe("numbers with the low byte first (little_endian)");
        Expected(First + Version + Machine() + Weights() + "\u0080\u0002}.").ShouldBe("a list of the storages");
        Expected(First + Version + Machine() + Weights() + Keys("other") + Numbers)
            .ShouldBe("a list of the storages, each once");
        Expected(First + Version + Machine() + Weights() + Keys("k", "k") + Numbers + Numbers)
            .ShouldBe("a list of the storages, each once");
        Expected(First + Version + Machine() + Weights() + Keys() + Numbers)
            .ShouldBe("an entry k in the archive for tensor 'a'");
        Expected(First + Version + Machine() + Weights() + Keys("k") + Numbers[..^1]).ShouldBe("2 elements of storage 'k'");
        Expected(First + Version + Machine() + Weights() + Keys("k") + "\u0003" + Numbers[1..] + "0000")
            .ShouldBe("2 elements of storage 'k'");
        Expected(First + Version + Machine() + Weights(long.MaxValue) + Keys("k") + Numbers)
            .ShouldBe("9223372036854775807 elements of storage 'k'");
        Expected(First + Version + Machine() + Weights(-1) + Keys("k") + Numbers).ShouldBe("-1 elements of storage 'k'");
        Expected(First + Version + Machine() + StateDict(("a", A(2)), ("b", A(3)))).ShouldBe("a whole pickle in the file's beginning");
        Expected(First + Version + Machine() + StateDict(("a", A(2)), ("b", A(3))) + Keys("k")).ShouldBe("one storage 'k'");
        Expected(First[..9]).ShouldBe("a file of PyTorch's weights (torch.save)");
    }

    private static string Machine(string lowByteFirst = "\u0088") => StateDict(("little_endian", lowByteFirst));

    private static string Weights(long count = 2) => StateDict(("a", A(count)));

    private static string A(long count) => Tensor(Storage("k", count), 0, [2], [1]);

    private static string Keys(params string[] keys) => $"{Start}](" + string.Concat(keys.Select(Text)) + "e.";

    private string Write(string content)
    {
        var path = Path.Combine(_folder.Path, "old.bin");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(content));
        return path;
    }

    private string Expected(string content)
    {
        var path = Write(content);
        return Should.Throw<InvalidInputException>(() => PyTorchFile.Open(path)).Problems.ShouldHaveSingleItem().Expected;
    }
}
