using System.Text.Json;
using System.Text.Json.Nodes;
using Glosa.Errors;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Tests.Persistence;

public class SavedModelTests(SavedModelFixture fixture) : IClassFixture<SavedModelFixture>
{
    [Fact]
    public void Load_RunOrItsCopy_PredictsTheSame()
    {
        var texts = SampleTexts.Make(30, seed: 5).Select(example => example.Text).ToArray();
        using var ofRun = TextClassifier.Load(fixture.Run);
        using var ofCopy = TextClassifier.Load(fixture.Copy());
        JsonSerializer.Serialize(ofCopy.Predict(texts)).ShouldBe(JsonSerializer.Serialize(ofRun.Predict(texts)));
    }

    [Fact]
    public void Load_WhileTrainingWritesTheNextModel_ReadsAndTouchesNothing()
    {
        var best = Path.Combine(fixture.Copy(), "best");
        Directory.Move(fixture.Copy(), best + ".before");
        Directory.CreateDirectory(best + ".writing");
        File.WriteAllText(Path.Combine(best + ".writing", "model.safetensors"), "half");
        var run = Path.GetDirectoryName(best)!;
        foreach (var file in Directory.EnumerateFiles(run)) File.Delete(file);
        var before = RunFiles.FilesOf(run);
        using var classifier = TextClassifier.Load(run);
        classifier.Labels.ShouldBe(["fire", "rain", "snow"]);
        RunFiles.FilesOf(run).ShouldBe(before);
    }

    [Fact]
    public void Config_Saved_IsAsHuggingFaceHasIt()
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(fixture.Run, "best", "config.json")))!;
        config["glosa_format"]!.GetValue<int>().ShouldBe(1);
        config["model_type"]!.GetValue<string>().ShouldBe("lstm");
        config["problem_type"]!.GetValue<string>().ShouldBe("single_label_classification");
        config["id2label"]!.ToJsonString().ShouldBe("""{"0":"fire","1":"rain","2":"snow"}""");
        config["label2id"]!.ToJsonString().ShouldBe("""{"fire":0,"rain":1,"snow":2}""");
    }

    [Theory]
    [InlineData("config.json", "a saved model, or a run with one", "a directory without config.json")]
    [InlineData("model.safetensors", "all files of a saved model", "no model.safetensors")]
    [InlineData("tokenizer.json", "all files of a saved model", "no tokenizer.json")]
    [InlineData("recipe.yaml", "all files of a saved model", "no recipe.yaml")]
    public void Load_MissingFile_IsTold(string file, string expected, string found)
    {
        var copy = fixture.Copy();
        File.Delete(Path.Combine(copy, file));
        var problem = ProblemOf(copy);
        (problem.Where, problem.Expected, problem.Found).ShouldBe((copy, expected, found));
    }

    [Fact]
    public void Load_NothingThere_IsTold() => ProblemOf("no-such-model").ToString().ShouldBe("""
        no-such-model
          expected: a saved model, or a run with one
          found:    nothing there
          to do:    name a run (runs/NAME/TIME) or a saved model (a directory with config.json)
        """);

    [Fact]
    public void Load_NewerFormat_IsTold()
    {
        var copy = fixture.Copy();
        Change(copy, "config.json", text => text.Replace("\"glosa_format\": 1", "\"glosa_format\": 2"));
        ProblemOf(copy).ToString().ShouldBe($"""
            {copy}/config.json
              expected: glosa_format 1 or older
              found:    glosa_format 2
              to do:    update Glosa: this model was saved by a newer version
            """);
    }

    [Theory]
    [InlineData("", "a model's configuration in JSON")]
    [InlineData("{\"glosa_format\": 1", "a model's configuration in JSON")]
    [InlineData("null", "a model's configuration in JSON")]
    [InlineData("{}", "a model's configuration in JSON")]
    [InlineData("[]", "a model's configuration in JSON")]
    public void Load_BrokenConfig_IsToldWithItsLine(string config, string expected)
    {
        var copy = fixture.Copy();
        Change(copy, "config.json", _ => config);
        var problem = ProblemOf(copy);
        problem.Where.ShouldStartWith($"{copy}/config.json:");
        problem.Expected.ShouldBe(expected);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"0": "fire", "1": "rain", "3": "snow"}""")]
    [InlineData("""{"0": "fire", "1": "fire", "2": "snow"}""")]
    [InlineData("""{"0": "fire", "1": null, "2": "snow"}""")]
    [InlineData("""{"0": "fire", "1": "", "2": "snow"}""")]
    public void Load_BrokenLabels_AreTold(string labels)
    {
        var copy = fixture.Copy();
        Change(copy, "config.json", text =>
        {
            var config = JsonNode.Parse(text)!;
            config["id2label"] = JsonNode.Parse(labels);
            return config.ToJsonString();
        });
        ProblemOf(copy).Where.ShouldStartWith($"{copy}/config.json");
    }

    [Fact]
    public void Load_OneLabelMore_TellsTheWeightsThatDoNotFit()
    {
        var copy = fixture.Copy();
        Change(copy, "config.json", text => text.Replace("\"2\": \"snow\"", "\"2\": \"snow\", \"3\": \"hail\""));
        var problem = ProblemOf(copy);
        problem.Where.ShouldBe($"{copy}/model.safetensors");
        problem.Expected.ShouldBe("the weights of the lstm model of recipe.yaml");
        problem.Found.ShouldBe("of another shape: classifier.weight: Float32[3, 4] instead of Float32[4, 4], "
            + "classifier.bias: Float32[3] instead of Float32[4]");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(-1)]
    public void Load_TruncatedWeights_AreTold(int length)
    {
        var copy = fixture.Copy();
        var file = Path.Combine(copy, "model.safetensors");
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..(length < 0 ? bytes.Length + length : length)]);
        ProblemOf(copy).Where.ShouldStartWith(file);
    }

    [Fact]
    public void Load_ForeignWeights_TellsMissingAndUnexpected()
    {
        var copy = fixture.Copy();
        using (new TensorScope())
        {
            SafeTensorsFile.Save(Path.Combine(copy, "model.safetensors"),
                [KeyValuePair.Create("bert.pooler.weight", Tensor.Zeros([2, 2], DType.Float32, Device.Cpu))]);
        }
        ProblemOf(copy).Found.ShouldBe(
            "missing: embedding.weight, lstm.weight_ih_l0, lstm.weight_hh_l0, lstm.bias_ih_l0, "
            + "lstm.bias_hh_l0, classifier.weight, classifier.bias; unexpected: bert.pooler.weight");
    }

    [Theory]
    [InlineData("tokenizer.json", "{", "")]
    [InlineData("tokenizer.json", "{}", "")]
    [InlineData("recipe.yaml", "name: [", "")]
    [InlineData("recipe.yaml", "name: tiny\nmodel: {type: lstmm}", "did you mean")]
    public void Load_BrokenParts_AreTold(string file, string content, string advice)
    {
        var copy = fixture.Copy();
        Change(copy, file, _ => content);
        var problem = ProblemOf(copy);
        problem.Where.ShouldContain(file);
        problem.WhatToDo.ShouldContain(advice, Case.Insensitive);
    }

    [Fact]
    public void Load_AnythingWrong_LeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        var copy = fixture.Copy();
        Change(copy, "config.json", text => text.Replace("\"2\": \"snow\"", "\"2\": \"snow\", \"3\": \"hail\""));
        ProblemOf(copy);
        using var classifier = TextClassifier.Load(fixture.Run);
        classifier.Predict("fire1 word2");
    });

    private static void Change(string directory, string file, Func<string, string> change)
    {
        var path = Path.Combine(directory, file);
        var before = File.ReadAllText(path);
        var after = change(before);
        after.ShouldNotBe(before);
        File.WriteAllText(path, after);
    }

    private static Problem ProblemOf(string directory) =>
        Should.Throw<InvalidInputException>(() => TextClassifier.Load(directory)).Problems.ShouldHaveSingleItem();
}
