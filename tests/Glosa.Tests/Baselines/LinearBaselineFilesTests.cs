using System.Text.Json.Nodes;
using Glosa.Baselines;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Tests.Baselines;

public sealed class LinearBaselineFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LinearBaseline _trained;
    private readonly string _saved;

    public LinearBaselineFilesTests()
    {
        var training = new DataSet("train", SampleTexts.Make(60));
        _trained = LinearBaseline.Train(training, LabelSet.From(training, new DataOptions()));
        _trained.Save(_saved = Path.Combine(_folder.Path, "baseline"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, NgramWeighting.NaiveBayes)]
    [InlineData(2, NgramWeighting.Tfidf)]
    [InlineData(3, NgramWeighting.NaiveBayes)]
    [InlineData(3, NgramWeighting.Tfidf)]
    public void Load_WhatWasSaved_DecidesTheSame(int labels, NgramWeighting weighting)
    {
        var training = new DataSet("train", [.. SampleTexts.Make(60).Where(one => labels == 3 || one.Label != "rain")
            .Append(new Example("日本 Ünder 🎉 e\u0301 fire", "fire", 99))]);
        var trained = LinearBaseline.Train(training, LabelSet.From(training, new DataOptions()),
            new() { Weighting = weighting, LowerCase = labels == 2, Ngrams = 3 });
        trained.Save(_saved);
        var loaded = LinearBaseline.Load(_saved);

        loaded.Options.ShouldBe(trained.Options);
        loaded.Labels.Names.ShouldBe(trained.Labels.Names);
        loaded.Seconds.ShouldBe(trained.Seconds);
        foreach (var text in training.Examples.Select(one => one.Text).Append("").Append("unknown"))
            loaded.Decisions(text).ShouldBe(trained.Decisions(text), text);
    }

    [Fact]
    public void SaveAndLoad_Whole_LeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        _trained.Save(_saved);
        LinearBaseline.Load(_saved);
    });

    [Fact]
    public void SaveAndLoad_NoNgrams_DecidesTheSame()
    {
        var trained = LinearBaseline.Train(
            new DataSet("train", [new("", "a", 1), new("", "b", 2)]), new LabelSet(["a", "b"]));
        trained.Save(_saved);
        LinearBaseline.Load(_saved).Decisions("x").ShouldBe(trained.Decisions("x"));
    }

    [Theory]
    [InlineData("baseline.json")]
    [InlineData("ngrams.json")]
    [InlineData("weights.safetensors")]
    public void Load_MissingFile_IsTold(string file)
    {
        File.Delete(Path.Combine(_saved, file));
        var problem = Refusal();
        (problem.Where, problem.Expected, problem.Found)
            .ShouldBe((_saved, "all files of a linear baseline", $"no {file}"));
    }

    [Theory]
    [InlineData("baseline.json", "{", "a linear baseline's settings in JSON")]
    [InlineData("ngrams.json", "[1]", "a list of n-grams in JSON")]
    [InlineData("ngrams.json", """["a", "a"]""", "n-grams that are all different")]
    public void Load_BrokenFile_IsTold(string file, string content, string expected)
    {
        File.WriteAllText(Path.Combine(_saved, file), content);
        var problem = Refusal();
        problem.Where.ShouldStartWith(Path.Combine(_saved, file));
        problem.Expected.ShouldBe(expected);
    }

    [Fact]
    public void Load_OtherNumberOfNgrams_TellsTheShapes()
    {
        File.WriteAllText(Path.Combine(_saved, "ngrams.json"), """["a"]""");
        var problem = Refusal();
        problem.Expected.ShouldBe("float weights [3, 1], biases [3], factors [3 or 1, 1]");
        problem.Found.ShouldContain($"{_trained.NgramCount}");
    }

    [Fact]
    public void Load_NewerFormat_IsTold()
    {
        var file = Path.Combine(_saved, "baseline.json");
        var manifest = JsonNode.Parse(File.ReadAllText(file))!;
        manifest["glosa_format"] = 99;
        File.WriteAllText(file, manifest.ToJsonString());
        Refusal().Found.ShouldBe("glosa_format 99");
    }

    [Fact]
    public void Save_Weights_AreReadableByOthers()
    {
        using var scope = new TensorScope();
        using var file = SafeTensorsFile.Open(Path.Combine(_saved, "weights.safetensors"));
        file.Tensors.Select(tensor => tensor.Name).ShouldBe(["weights", "biases", "factors"], ignoreOrder: true);
        file.Read("weights").Shape.ShouldBe([3, _trained.NgramCount]);
        JsonNode.Parse(File.ReadAllText(Path.Combine(_saved, "ngrams.json")))!.AsArray().Count
            .ShouldBe(_trained.NgramCount);
    }

    private Problem Refusal() =>
        Should.Throw<InvalidInputException>(() => LinearBaseline.Load(_saved)).Problems.ShouldHaveSingleItem();
}
