using System.Text.Json.Nodes;
using Glosa.Data;
using Glosa.Encoders;
using Glosa.Errors;
using Glosa.Neural;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Tests.Encoders;

/// <summary>Directories that cannot be used, and what is told of them.</summary>
public sealed class EncoderMistakesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_WeightsThatDoNotFit_TellsAllAndChangesNone()
    {
        const string query = "bert.encoder.layer.1.attention.self.query.weight";
        var copy = TinyBert.CopyTo(_folder, (name, value) => name switch
        {
            "bert.encoder.layer.0.output.dense.bias" => null,
            "bert.embeddings.position_embeddings.weight" => (name, value.Narrow(0, 0, 8).Contiguous()),
            "bert.embeddings.word_embeddings.weight" => (name, value.Narrow(0, 0, 19).Contiguous()),
            "bert.embeddings.token_type_embeddings.weight" => (name, Tensor.Zeros([2, 12], DType.Int64, Device.Cpu)),
            query => ("bert.encoder.layer.7.attention.self.query.weight", value),
            _ => (name, value),
        });
        var file = Path.Combine(copy, "model.safetensors");
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        using var before = new ParameterStore(seed: 1, Device.Cpu);
        TinyBert.Create(PretrainedEncoder.Open(copy).Options, before);
        const string same = "take weights and config.json from the same model";
        Problems(copy, store).ShouldBe(
        [
            new(file, "20 rows of bert.embeddings.word_embeddings.weight, as many as the vocabulary has entries", "19 rows",
                "take weights and vocabulary from the same model"),
            new(file, "bert.embeddings.position_embeddings.weight [16, 12]", "[8, 12]", same),
            new(file, "bert.embeddings.token_type_embeddings.weight [2, 12]", "numbers of type Int64", same),
            new(file, "bert.encoder.layer.0.output.dense.bias [12]", "no weight of that name", same),
            new(file, query + " [12, 12]", "no weight of that name", same),
            new(file, "the weights of the encoder that config.json describes, and no others of it",
                "bert.encoder.layer.7.attention.self.query.weight [12, 12]", same),
        ]);
        foreach (var (now, then) in store.Parameters.Zip(before.Parameters))
            now.Tensor.ToArray<float>().ShouldBe(then.Tensor.ToArray<float>(), now.Name);
    }

    [Fact]
    public void Load_AnotherModelsNames_TellsTheFirstTwenty()
    {
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var problems = Problems(TinyBert.CopyTo(_folder, (name, value) => ("distil" + name, value)), store);
        problems.Count.ShouldBe(21);
        problems[^1].Found.ShouldBe("17 more that do not fit");
    }

    [Fact]
    public void Load_AWeightUnderTwoNames_IsTold()
    {
        var copy = TinyBert.CopyTo(_folder, (name, value) => (name.Replace("layer.0.output.LayerNorm.bias",
            "layer.0.output.LayerNorm.beta").Replace("layer.0.output.dense.bias", "layer.0.output.LayerNorm.bias"), value));
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        Problems(copy, store)[0].Expected.ShouldBe("one weight for bert.encoder.layer.0.output.LayerNorm.bias");
    }

    [Fact]
    public void Load_PickleThatRunsACommand_IsRefused()
    {
        var copy = TinyBert.CopyTo(_folder);
        File.Copy(Golden.Path("pytorch", "runs_a_command.bin"), Path.Combine(copy, "pytorch_model.bin"));
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        Problems(copy, store)[0].Found.ShouldEndWith("here nothing was run");
    }

    [Fact]
    public void Load_FileThatIsCut_IsTold()
    {
        var copy = TinyBert.CopyTo(_folder, (name, value) => (name, value));
        using (var file = File.OpenWrite(Path.Combine(copy, "model.safetensors"))) file.SetLength(file.Length - 4);
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        Problems(copy, store)[0].WhatToDo.ShouldBe("copy or download the file again: it was cut");
    }

    [Fact]
    public void Open_WrongConfiguration_TellsAllOfIt()
    {
        var copy = TinyBert.CopyTo(_folder);
        TinyBert.Configure(copy, ("hidden_size", null), ("num_hidden_layers", 0), ("num_attention_heads", 1_000_000),
            ("hidden_act", "swish"), ("layer_norm_eps", -1), ("hidden_dropout_prob", 1));
        OpenProblems(copy).Select(problem => (problem.Where[(copy.Length + 1)..], problem.Expected, problem.Found)).ShouldBe(
        [
            ("config.json: hidden_dropout_prob", "a number from 0 to less than 1", "1"),
            ("config.json: hidden_size", "a whole number from 1 to 65536", "nothing"),
            ("config.json: num_hidden_layers", "a whole number from 1 to 128", "0"),
            ("config.json: num_attention_heads", "a whole number from 1 to 65536", "1000000"),
            ("config.json: layer_norm_eps", "a number from 0 to less than 1", "-1"),
            ("config.json: hidden_act", "one of gelu, gelu_python, gelu_new, gelu_pytorch_tanh, gelu_fast, relu", "swish"),
        ]);
    }

    [Theory]
    [InlineData("model_type", "roberta", "bert")]
    [InlineData("position_embedding_type", "relative_key", "absolute")]
    [InlineData("is_decoder", true, "false")]
    [InlineData("add_cross_attention", true, "false")]
    [InlineData("num_attention_heads", 5, "a divisor of hidden_size, 12")]
    public void Open_AnotherKindOfModel_IsTold(string field, object value, string expected)
    {
        var copy = TinyBert.CopyTo(_folder);
        TinyBert.Configure(copy, (field, JsonValue.Create(value)));
        var problem = OpenProblems(copy).ShouldHaveSingleItem();
        problem.Where.ShouldEndWith($"config.json: {field}");
        problem.Expected.ShouldBe(expected);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"hidden_size\": \"large\"}")]
    public void Open_NoConfiguration_IsTold(string json)
    {
        var copy = TinyBert.CopyTo(_folder);
        File.WriteAllText(Path.Combine(copy, "config.json"), json);
        OpenProblems(copy).ShouldHaveSingleItem().Expected.ShouldBe("the configuration of a BERT, in JSON");
    }

    [Fact]
    public void Open_NoWeights_TellsWhatIsReadAndWhatIsThere()
    {
        var copy = TinyBert.CopyTo(_folder);
        OpenProblems(copy)[0].Found.ShouldBe("none of them");
        File.WriteAllText(Path.Combine(copy, "tf_model.h5"), "");
        OpenProblems(copy).ShouldHaveSingleItem().ShouldBe(new(copy, "a file of weights: model.safetensors or "
            + "model.safetensors.index.json or pytorch_model.bin or pytorch_model.bin.index.json", "tf_model.h5",
            "take the weights in one of these forms"));
    }

    [Theory]
    [InlineData("nowhere", "nothing there")]
    [InlineData("tiny/vocab.txt", "a file")]
    public void Open_NoDirectory_IsTold(string name, string found)
    {
        TinyBert.CopyTo(_folder);
        OpenProblems(Path.Combine(_folder.Path, name)).ShouldHaveSingleItem().Found.ShouldBe(found);
    }

    private static IReadOnlyList<Problem> OpenProblems(string directory) =>
        Should.Throw<InvalidInputException>(() => PretrainedEncoder.Open(directory)).Problems;

    private static IReadOnlyList<Problem> Problems(string directory, ParameterStore store)
    {
        var encoder = PretrainedEncoder.Open(directory);
        TinyBert.Create(encoder.Options, store);
        return Should.Throw<InvalidInputException>(() => encoder.LoadInto(store, new LabelSet(TinyBert.Labels))).Problems;
    }
}
