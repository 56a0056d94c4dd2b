using System.Text.Json.Nodes;
using Glosa.Encoders;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Tests.Training;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.Encoders;

/// <summary>Whole runs that start from an encoder: 4 steps an epoch, 2 epochs.</summary>
public sealed class EncoderRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _train;
    private readonly string _encoder;
    private int _runs;

    public EncoderRunTests()
    {
        _train = _folder.Write("train.csv", SampleTexts.ToCsv(80));
        _encoder = TinyBert.CopyTo(_folder, (name, value) => (name, value));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Resume_AfterAStep_NeedsNoEncoderAndEqualsAnUnbrokenRun()
    {
        var unbroken = Finished(RecipeOf());
        var broken = NewDirectory();
        var here = new BreakAt(step: 3);
        using (var run = TrainingRun.Create(RecipeOf(), broken, [here])) here.Break(run);
        Directory.Move(_encoder, _encoder + ".away");
        ResumeFixture.Finish(broken);
        Directory.Move(_encoder + ".away", _encoder);
        RunFiles.ShouldBeTheSameRun(broken, unbroken);
    }

    [Fact]
    public void Resume_BeforeTheFirstCheckpoint_ReadsTheEncoderAgain()
    {
        var broken = NewDirectory();
        var here = new BreakAt(step: 2, crash: true);
        using (var run = TrainingRun.Create(RecipeOf(), broken, [here])) here.Break(run);
        ResumeFixture.Finish(broken);
        RunFiles.ShouldBeTheSameRun(broken, Finished(RecipeOf()));
    }

    [Fact]
    public void Run_Ended_TellsTheEncoderAndItsModelNeedsNone()
    {
        var directory = Finished(RecipeOf());
        Directory.Delete(_encoder, recursive: true);
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "results.json")))!["encoder"]!;
        report["from"]!.GetValue<string>().ShouldBe("tiny");
        report["weights"]!.GetValue<int>().ShouldBe(41);
        File.ReadAllText(Path.Combine(directory, "best", "README.md"))
            .ShouldContain("Encoder it began with, tiny: 41 weights of model.safetensors");
        RecipeFile.Load(Path.Combine(directory, "best", "recipe.yaml"), []).Encoder.ShouldBeNull();
        using var classifier = TextClassifier.Load(directory);
        classifier.Predict("fire1 fire2").Label.ShouldNotBeEmpty();
    }

    [Fact]
    public void Run_Frozen_SavesTheWeightsOfTheEncoder()
    {
        using var saved = SavedModel.Load(Finished(RecipeOf("training.frozen=[bert]")), Device.Cpu);
        using var scope = new TensorScope();
        foreach (var (name, value) in TinyBert.Weights().Where(weight => weight.Key.StartsWith("bert.", StringComparison.Ordinal)))
            saved.Parameters.Parameters.Single(parameter => parameter.Name == name).Tensor.ToArray<float>()
                .ShouldBe(value.ToArray<float>(), name);
    }

    [Fact]
    public void Run_SavedModel_OpensAsAnEncoderWithItsClassifierAndTokenizer()
    {
        var directory = Path.Combine(Finished(RecipeOf()), "best");
        using var saved = SavedModel.Load(directory, Device.Cpu);
        using var next = TrainingRun.Create(RecipeOf($"encoder.from='{directory}'"), NewDirectory(), []);
        next.Start!.New.ShouldBeEmpty();
        next.Start.Weights.ShouldBe(41);
        foreach (var (now, then) in next.Model.Parameters.Parameters.Zip(saved.Parameters.Parameters))
            now.Tensor.ToArray<float>().ShouldBe(then.Tensor.ToArray<float>(), now.Name);
        const string text = "Fire3, the ráin";
        next.Model.Tokenizer.EncodeToIds(text).ShouldBe(saved.Tokenizer.EncodeToIds(text));
    }

    // As transformers 4 and 5 read it for BertForSequenceClassification; they were not run here.
    [Fact]
    public void Run_SavedModel_HasTheFilesThatTransformersReads()
    {
        var directory = Path.Combine(Finished(RecipeOf()), "best");
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "config.json")))!;
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(TinyBert.Directory, "config.json")))!.AsObject();
        foreach (var (field, value) in expected) JsonNode.DeepEquals(config[field], value).ShouldBeTrue(field);
        JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "tokenizer_config.json")))!.ToJsonString().ShouldBe(
            """{"tokenizer_class":"BertTokenizer","do_lower_case":true,"strip_accents":false,"""
            + "\"tokenize_chinese_chars\":true,\"model_max_length\":16,\"pad_token\":\"[PAD]\",\"unk_token\":\"[UNK]\","
            + "\"cls_token\":\"[CLS]\",\"sep_token\":\"[SEP]\",\"mask_token\":\"[MASK]\"}");
        using var scope = new TensorScope();
        using var weights = SafeTensorsFile.Open(Path.Combine(directory, "model.safetensors"));
        weights.Metadata["format"].ShouldBe("pt");
        weights.Tensors.Select(tensor => tensor.Name).ShouldBe(TinyBert.Weights().Keys, ignoreOrder: true);
    }

    [Fact]
    public void Config_WithAHeadOfItsOwn_IsThatOfAnEncoder()
    {
        var directory = Path.Combine(Finished(RecipeOf("model.head_size=8")), "best");
        JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "config.json")))!["architectures"]!.ToJsonString()
            .ShouldBe("""["BertModel"]""");
        using var next = TrainingRun.Create(RecipeOf("model.head_size=8", $"encoder.from='{directory}'"), NewDirectory(), []);
        next.Start!.New.ShouldBeEmpty();
    }

    [Fact]
    public void Create_WhatDoesNotFit_MakesNoDirectoryAndLeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        var directory = NewDirectory();
        File.AppendAllText(Path.Combine(_encoder, "vocab.txt"), "more\n");
        Should.Throw<InvalidInputException>(() => TrainingRun.Create(RecipeOf(), directory, [])).Problems
            .ShouldHaveSingleItem().ShouldBe(new(Path.Combine(_encoder, "model.safetensors"),
                "21 rows of bert.embeddings.word_embeddings.weight, as many as the vocabulary has entries", "20 rows",
                "take weights and vocabulary from the same model"));
        foreach (var setting in new[] { "model.layers=3", "encoder.from=nowhere", "encoder.from=owner/name" })
            Should.Throw<InvalidInputException>(() => TrainingRun.Create(RecipeOf(setting), directory, []));
        Directory.Exists(directory).ShouldBeFalse();
    });

    private Recipe RecipeOf(params string[] settings) => RecipeFile.Parse($$$"""
        name: tiny
        data: {train: '{{{_train}}}', validation_share: 0.2}
        tokenizer: {max_length: 16}
        encoder: {from: '{{{_encoder}}}'}
        model: {type: bert}
        training: {epochs: 2, batch_size: 16, optimizer: {type: adamw, learning_rate: 0.01}}
        """, "recipe", settings);

    private string NewDirectory() => Path.Combine(_folder.Path, $"run{++_runs}");

    private string Finished(Recipe recipe)
    {
        var directory = NewDirectory();
        using var run = TrainingRun.Create(recipe, directory, []);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        return directory;
    }
}
