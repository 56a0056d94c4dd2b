using Glosa.Errors;
using Glosa.Testing;

namespace Glosa.Torch.Tests;

public sealed class ShardedWeightsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_SafetensorsInTwoFiles_GivesThemInTheIndexesOrder()
    {
        var path = Write("""{"metadata":{"total_size":8},"weight_map":{"b":"2.safetensors","a":"1.safetensors"}}""");
        using var scope = new TensorScope();
        using var file = ShardedWeightsFile.Open(path);
        file.Tensors.Select(tensor => tensor.Name).ShouldBe(["b", "a"]);
        file.Read("a").ToArray<float>().ShouldBe([1]);
        file.Read("b").ToArray<float>().ShouldBe([2]);
        file.Contains("c").ShouldBeFalse();     // 2.safetensors has it, the index does not
        Should.Throw<InvalidInputException>(() => file.Read("c")).Problems[0].Where.ShouldBe(path);
    }

    [Fact]
    public void Open_FilesMissing_TellsEach()
    {
        var path = Write("""{"weight_map":{"a":"1.safetensors","b":"3.safetensors","c":"4.bin"}}""");
        var error = Should.Throw<InvalidInputException>(() => ShardedWeightsFile.Open(path));
        error.Problems.Select(problem => problem.Expected)
            .ShouldBe(["3 files beside it, 3.safetensors among them", "3 files beside it, 4.bin among them"]);
        error.Problems[0].ShouldBe(new(path, "3 files beside it, 3.safetensors among them", "no file of that name",
            "copy or download it to the same folder"));
    }

    [Fact]
    public void Open_FileWithoutATensorOfTheIndex_IsRefused()
    {
        var path = Write("""{"weight_map":{"a":"1.safetensors","b":"1.safetensors"}}""");
        var problem = Should.Throw<InvalidInputException>(() => ShardedWeightsFile.Open(path)).Problems[0];
        problem.Where.ShouldBe(Path.Combine(_folder.Path, "1.safetensors"));
        problem.Expected.ShouldBe($"the tensor 'b', as {path} tells");
    }

    [Fact]
    public void Open_FileThatIsCut_IsRefused()
    {
        var path = Write("""{"weight_map":{"a":"1.safetensors","b":"2.safetensors"}}""");
        using (var shard = File.OpenWrite(Path.Combine(_folder.Path, "2.safetensors"))) shard.SetLength(20);
        Should.Throw<InvalidInputException>(() => ShardedWeightsFile.Open(path))
            .Problems[0].Where.ShouldEndWith("2.safetensors");
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"../1.safetensors"}}""", "the name of a file in the same folder for 'a'")]
    [InlineData("""{"weight_map":{"a":"/etc/passwd"}}""", "the name of a file in the same folder for 'a'")]
    [InlineData("""{"weight_map":{"a":"model.safetensors.index.json"}}""",
        "the name of a file in the same folder for 'a'")]
    [InlineData("""{"weight_map":{"a":7}}""", "the name of a file in the same folder for 'a'")]
    [InlineData("""{"weight_map":{"a":"1.safetensors","a":"2.safetensors"}}""", "each name once under weight_map")]
    [InlineData("""{"weight_map":{}}""", "files by tensors' names under weight_map")]
    [InlineData("[]", "files by tensors' names under weight_map")]
    [InlineData("{", "an index of weights in JSON")]
    public void Open_WrongIndex_IsRefused(string json, string expected)
    {
        var path = Write(json);
        var problem = Should.Throw<InvalidInputException>(() => ShardedWeightsFile.Open(path)).Problems[0];
        problem.Where.ShouldBe(path);
        problem.Expected.ShouldBe(expected);
    }

    private string Write(string index)
    {
        using var scope = new TensorScope();
        Save("1.safetensors", [new("a", Tensor.Full([1], 1))]);
        Save("2.safetensors", [new("b", Tensor.Full([1], 2)), new("c", Tensor.Full([1], 3))]);
        return _folder.Write("model.safetensors.index.json", index);
    }

    private void Save(string name, KeyValuePair<string, Tensor>[] tensors) =>
        SafeTensorsFile.Save(Path.Combine(_folder.Path, name), tensors);
}
