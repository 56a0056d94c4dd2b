using System.Text;
using Glosa.Errors;
using Glosa.Testing;
using static Glosa.Testing.PickleText;

namespace Glosa.Torch.Tests.PyTorchFiles;

/// <summary>Archives whose pickle wants more than tensors, or is damaged.</summary>
public sealed class RefusedPickleTests : IDisposable
{
    private const string Again = "copy or download the file again, or take the weights as model.safetensors";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("runs_a_command.bin")]
    [InlineData("runs_a_command_old.bin")]
    public void Open_FileThatRunsACommandInPyTorch_IsRefusedAndNothingRuns(string name)
    {
        var path = Golden.Path("pytorch", name);
        Should.Throw<InvalidInputException>(() => PyTorchFile.Open(path)).Problems.ShouldHaveSingleItem()
            .Found.ShouldStartWith("the name 'posix.system', ");
        File.Exists("pickle_was_run").ShouldBeFalse();
    }

    [Theory]
    [InlineData("os", "system")]
    [InlineData("posix", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("__builtin__", "exec")]
    [InlineData("torch.hub", "load")]
    [InlineData("torch", "QInt8Storage")]
    [InlineData("collections", "OrderedDict.fromkeys")]
    public void Open_PickleThatCallsAnotherName_IsRefusedByNameAndNothingRuns(string module, string name)
    {
        var ran = Path.Combine(_folder.Path, "ran");
        var problem = Refused(StateDict(("weight", Call(module, name, Text($"touch {ran}")))));
        problem.Found.ShouldBe($"the name '{module}.{name}', which may run any code where PyTorch loads the file; "
            + "here nothing was run");
        problem.WhatToDo.ShouldBe(
            "take the weights as model.safetensors, and do not load this file elsewhere unless you trust its origin");
        File.Exists(ran).ShouldBeFalse();
    }

    [Theory]
    [InlineData("(X\u0004\0\0\0trueios\nsystem\n.")]                                    // INST
    [InlineData("X\u0002\0\0\0osX\u0006\0\0\0system\u0093X\u0004\0\0\0true\u0085R.")]    // STACK_GLOBAL
    public void Open_NameByAnotherInstruction_IsRefusedByName(string pickle)
    {
        Refused(Start + pickle).Found.ShouldStartWith("the name 'os.system', ");
        Refused(pickle).Found.ShouldStartWith("the name 'os.system', ");
    }

    [Fact]
    public void Open_NameWithControlCharacters_IsToldWithoutThem() =>
        Refused($"{Start}c\u001b[2Jos\nsystem\n.").Found.ShouldStartWith("the name '?[2Jos.system', ");

    [Theory]
    [InlineData("\u0080\u0004}.", "protocol 2 in data.pkl", "protocol 4")]
    [InlineData("}(u", "a whole pickle in data.pkl", "one that is cut")]
    [InlineData("X\u00ff\u00ff\u00ff\u007f", "a whole pickle in data.pkl", "one that is cut")]
    [InlineData("}u.", "the start of a list in data.pkl", "none")]
    [InlineData("(}(.", "one value at the end in data.pkl", "another number")]
    [InlineData(".", "one value at the end in data.pkl", "another number")]
    [InlineData("h\u0007.", "a value from before in data.pkl", "number 7")]
    [InlineData("N)R.", "a call of a name in data.pkl", "a call of something else")]
    [InlineData("cos", "a name of less than 1000 bytes in data.pkl", "no end of it")]
    [InlineData("ccollections\nOrderedDict\nN\u0085R.", "the arguments of collections.OrderedDict in data.pkl", "others")]
    [InlineData("(NNtQ.", "a storage in data.pkl", "another reference")]
    [InlineData("\u0081.", "the instructions of a state dict in data.pkl", "0x81 at byte 0")]
    [InlineData("P7\n.", "the instructions of a state dict in data.pkl", "0x50 at byte 0")]
    [InlineData("\u008a\u0009000000000.", "whole numbers of at most 8 bytes in data.pkl", "one of 9")]
    [InlineData("X\u0001\0\0\0\u00ff.", "texts in UTF-8 in data.pkl", "other bytes")]
    [InlineData("}(X\u0001\0\0\0au.", "keys and values in pairs in data.pkl", "a key without a value")]
    [InlineData("}]b.", "attributes of a dictionary in data.pkl", "something else")]
    public void Open_DamagedPickle_TellsExpectedAndFound(string pickle, string expected, string found)
    {
        var problem = Refused(pickle);
        problem.Expected.ShouldBe(expected);
        problem.Found.ShouldBe(found);
        problem.WhatToDo.ShouldBe(Again);
    }

    [Theory]
    [InlineData("].", "a dictionary of tensors by name (a state dict)", "a list")]
    [InlineData("}(KKNu.", "names of tensors", "a number in place of one")]
    [InlineData("}(X\u0001\0\0\0aNu.", "a tensor named 'a'", "nothing (None)")]
    [InlineData("}(X\u0001\0\0\0a}u.", "a tensor named 'a'", "a dictionary")]
    public void Open_PickleOfOtherThings_TellsWhat(string pickle, string expected, string found)
    {
        var problem = Refused(pickle);
        problem.Expected.ShouldBe(expected);
        problem.Found.ShouldBe(found);
    }

    [Fact]
    public void Open_NameTwice_IsRefused()
    {
        var tensor = Tensor(Storage("0", 1), 0, [1], [1]);
        Refused(StateDict(("a", tensor), ("a", tensor)), ("data/0", "0000")).Found.ShouldBe("'a' twice");
    }

    [Fact]
    public void Open_PickleOfAMillionMarks_IsRefusedSoon() =>
        Refused(new string('(', 1_000_000) + new string(')', 1_000_000) + ".").Expected.ShouldStartWith("one value");

    [Fact]
    public void Open_PickleBeyondTheLimit_IsNotRead() =>
        Refused(new string('N', (16 << 20) + 1)).Expected.ShouldBe("at most 16777216 bytes in each entry but the tensors");

    private Problem Refused(string pickle, params (string Name, string Content)[] entries)
    {
        var path = Save(Path.Combine(_folder.Path, "model.bin"), pickle, entries);
        var problem = Should.Throw<InvalidInputException>(() => PyTorchFile.Open(path)).Problems.ShouldHaveSingleItem();
        problem.Where.ShouldBe(path);
        return problem;
    }
}
