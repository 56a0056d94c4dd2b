using System.Text.Json;
using Glosa.Embeddings;
using Glosa.Errors;
using Glosa.Models;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Tests.Training;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.Embeddings;

/// <summary>Whole runs that start from word vectors: 4 steps an epoch, 3 epochs.</summary>
public sealed class WordVectorsRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _train;
    private readonly string _vectors;
    private int _runs;

    public WordVectorsRunTests()
    {
        _train = _folder.Write("train.csv", SampleTexts.ToCsv(80));
        _vectors = _folder.Write("v.txt", "word1 1 2 3 4\nfire2 -1 0 0.5 1\nsnow0 2 2 2 2\nword5 0 0 0 1\nother 9 9 9 9\n");
    }

    [Theory]
    [InlineData("training.frozen=[embedding]", "")]
    [InlineData("training.frozen=[embedding]", "vectors.vocabulary=file")]
    [InlineData("training.freeze_until_epoch={embedding: 2}", "")]
    [InlineData("training.freeze_until_epoch={embedding: 3}", "training.optimizer={type: sgd, momentum: 0.9}")]
    public void Resume_AfterAStep_EqualsAnUnbrokenRun(string freezing, string other)
    {
        string[] settings = other.Length == 0 ? [freezing] : [freezing, other];
        var unbroken = Unbroken(settings);
        foreach (var step in new[] { 2, 4, 5, 10 })
        {
            var directory = Broken(new BreakAt(step), settings);
            var elsewhere = _vectors + ".away";
            File.Move(_vectors, elsewhere);     // a checkpoint is enough
            ResumeFixture.Finish(directory);
            File.Move(elsewhere, _vectors);
            RunFiles.ShouldBeTheSameRun(directory, unbroken);
        }
    }

    [Theory]
    [InlineData("vectors.vocabulary=training")]
    [InlineData("vectors.vocabulary=file")]
    public void Resume_BeforeTheFirstCheckpoint_ReadsTheVectorsAgain(string setting)
    {
        var directory = Broken(new BreakAt(step: 2, crash: true), setting);
        ResumeFixture.Finish(directory);
        RunFiles.ShouldBeTheSameRun(directory, Unbroken(setting));
    }

    [Fact]
    public void Run_Frozen_SavesTheVectorsOfTheFile()
    {
        using var saved = SavedModel.Load(Unbroken("training.frozen=[embedding]"), Device.Cpu);
        var rows = saved.Parameters.Parameters.Single(weight => weight.Name == VectorTable.WeightName)
            .Tensor.ToArray<float>().Chunk(4).ToArray();
        rows[saved.Tokenizer.Vocabulary.IdOf("fire2")!.Value].ShouldBe([-1, 0, 0.5f, 1]);
        rows[0].ShouldBe([0, 0, 0, 0]);
        rows[1].ShouldBe([0, 0, 0, 0]);
        rows[saved.Tokenizer.Vocabulary.IdOf("word2")!.Value].ShouldAllBe(value => value != 0);
    }

    [Fact]
    public void Run_SavedModel_NeedsNoVectorsAndHasTheirSize()
    {
        var directory = Unbroken();
        File.Delete(_vectors);
        var recipe = RecipeFile.Load(Path.Combine(directory, "best", "recipe.yaml"), []);
        recipe.Vectors.ShouldBeNull();
        ((TextLstmOptions)recipe.Model).EmbeddingSize.ShouldBe(4);
        RecipeFile.Load(Path.Combine(directory, "recipe.yaml"), []).Vectors!.File.ShouldBe(_vectors);
        using var classifier = TextClassifier.Load(directory);
        classifier.Predict("fire1 fire2").Label.ShouldNotBeEmpty();
    }

    [Fact]
    public void Run_Coverage_IsInResultsAndCard()
    {
        var directory = Unbroken();
        using var results = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "results.json")));
        var vectors = results.RootElement.GetProperty("vectors");
        vectors.GetProperty("file").GetString().ShouldBe("v.txt");
        vectors.GetProperty("words_with_vector").GetInt32().ShouldBe(4);
        vectors.GetProperty("token_share").GetDouble().ShouldBeInRange(0.05, 0.5);
        File.ReadAllText(Path.Combine(directory, "best", "README.md")).ShouldContain("Word vectors it began with, v.txt: 4 numbers each");
    }

    [Fact]
    public void Create_WhatDoesNotFit_MakesNoDirectoryAndLeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        var directory = NewDirectory();
        foreach (var setting in new[] { "model.embedding_size=8", "training.frozen=[nothing]", "vectors.file='none.txt'" })
            Should.Throw<InvalidInputException>(() => TrainingRun.Create(RecipeOf(setting), directory, []));
        Directory.Exists(directory).ShouldBeFalse();
    });

    private Recipe RecipeOf(params string[] settings) => RecipeFile.Parse($$"""
        name: tiny
        data: {train: '{{_train}}', validation_share: 0.2}
        vectors: {file: '{{_vectors}}'}
        model: {type: lstm, hidden_size: 8, pooling: max}
        training: {epochs: 3, batch_size: 16, optimizer: {type: adam, learning_rate: 0.02, weight_decay: 0.01}, clip_norm: 1}
        """, "recipe", settings);

    private string NewDirectory() => Path.Combine(_folder.Path, $"run{++_runs}");

    private string Unbroken(params string[] settings)
    {
        var directory = NewDirectory();
        using var run = TrainingRun.Create(RecipeOf(settings), directory, []);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        return directory;
    }

    private string Broken(BreakAt where, params string[] settings)
    {
        var directory = NewDirectory();
        using var run = TrainingRun.Create(RecipeOf(settings), directory, [where]);
        where.Break(run);
        return directory;
    }

    public void Dispose() => _folder.Dispose();
}
