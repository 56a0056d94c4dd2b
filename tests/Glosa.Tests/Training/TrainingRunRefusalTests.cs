using Glosa.Errors;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Training;

public class TrainingRunRefusalTests(ResumeFixture fixture) : IClassFixture<ResumeFixture>
{
    [Fact]
    public void Resume_ChangedData_IsRefused()
    {
        var directory = fixture.Broken("sgd", new BreakAt(step: 2));
        var (file, text) = fixture.TrainingFile;
        try
        {
            File.WriteAllText(file, text.Replace("word3", "word4"));
            var problems = Refusal(directory).Problems;
            problems.Select(problem => problem.Where).ShouldBe(["data.train", "data.validation"]);
            problems[0].ToString().ShouldBe($"""
                data.train
                  expected: the texts and labels that the run was started with
                  found:    other ones in {file}
                  to do:    put the file back as it was, or start a new run
                """);
        }
        finally
        {
            File.WriteAllText(file, text);
        }
    }

    [Fact]
    public void Resume_OtherThreads_IsRefusedUnlessAllowed()
    {
        var directory = fixture.Broken("sgd", new BreakAt(step: 2), "training.threads=2");
        var recipe = Path.Combine(directory, "recipe.yaml");
        File.WriteAllText(recipe, File.ReadAllText(recipe).Replace("threads: 2", "threads: 1"));
        var problem = Refusal(directory).Problems.ShouldHaveSingleItem();
        problem.Where.ShouldBe(RunFiles.LastCheckpoint(directory));
        problem.Expected.ShouldBe("2 threads");
        problem.Found.ShouldBe("1 threads");
        problem.WhatToDo.ShouldContain("--allow-inexact");
        using var run = TrainingRun.Resume(directory, [], allowInexact: true, []);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
    }

    [Fact]
    public void Resume_OtherSettings_AreRefusedTogether()
    {
        var directory = fixture.Broken("sgd", new BreakAt(step: 2));
        var refusal = Should.Throw<InvalidInputException>(() =>
            TrainingRun.Resume(directory, ["training.seed=2", "training.epochs=4", "model.hidden_size=4"],
                allowInexact: true, []));
        refusal.Problems.Select(problem => problem.Where).ShouldBe(["--set training.seed", "--set model.hidden_size"]);
        refusal.Problems[0].Expected.ShouldBe("with --resume, only training.epochs, training.patience, "
            + "training.optimizer.learning_rate, training.clip_norm");
    }

    [Theory]
    [InlineData(false, "nothing there")]
    [InlineData(true, "a directory without them")]
    public void Resume_NoRunThere_IsTold(bool exists, string found)
    {
        var directory = fixture.NewDirectory();
        if (exists) Directory.CreateDirectory(directory);
        var problem = Refusal(directory).Problems.ShouldHaveSingleItem();
        (problem.Where, problem.Found).ShouldBe(($"--resume {directory}", found));
    }

    [Fact]
    public void Create_OutputWithFiles_IsRefused()
    {
        var directory = fixture.Unbroken("sgd");
        var before = RunFiles.FilesOf(directory);
        Should.Throw<InvalidInputException>(() => TrainingRun.Create(fixture.RecipeOf("sgd"), directory, []))
            .Problems[0].Expected.ShouldBe("a new or empty directory");
        RunFiles.FilesOf(directory).ShouldBe(before);
    }

    [Fact]
    public void Create_UnknownClassWeight_MakesNoDirectory()
    {
        var directory = fixture.NewDirectory();
        Should.Throw<InvalidInputException>(() => TrainingRun.Create(
                fixture.RecipeOf("sgd", "training.class_weights={snwo: 2}"), directory, []))
            .Problems[0].WhatToDo.ShouldBe("did you mean snow?");
        Directory.Exists(directory).ShouldBeFalse();
    }

    [Fact]
    public void Create_UnknownPositiveLabel_IsTold()
    {
        var problem = Should.Throw<InvalidInputException>(() => TrainingRun.Create(
                fixture.RecipeOf("sgd", "training.positive_label=Rain", "training.class_weights={hail: 2}"),
                fixture.NewDirectory(), []))
            .Problems;
        problem.Select(problem => problem.Where)
            .ShouldBe(["training.class_weights.hail", "training.positive_label"]);
        problem[1].WhatToDo.ShouldBe("did you mean rain?");
    }

    [Theory]
    [InlineData("select_by: f1", "training.select_by", "training.positive_label, whose F1 it is")]
    [InlineData("patience: 2, patience_on: f1", "training.patience_on", "training.positive_label, whose F1 it is")]
    [InlineData("balance_classes: true, class_weights: {rain: 2}", "training.balance_classes",
        "one of balance_classes and class_weights")]
    [InlineData("patience_on: loss", "training.patience_on", "training.patience, for how many epochs to wait")]
    public void Recipe_SettingsWithoutTheOneTheyNeed_AreRefused(string training, string where, string expected)
    {
        var problem = Should.Throw<InvalidInputException>(() => RecipeFile.Parse(
                $"name: tiny\nmodel: {{type: lstm}}\ntraining: {{{training}}}", "recipe", []))
            .Problems.ShouldHaveSingleItem();
        problem.Where.ShouldEndWith(where);
        problem.Expected.ShouldBe(expected);
    }

    [Fact]
    public void Create_ContradictionMadeInCSharp_IsRefused()
    {
        var recipe = fixture.RecipeOf("sgd");
        recipe = recipe with { Training = recipe.Training with { SelectBy = SelectionMetric.F1 } };
        Should.Throw<InvalidInputException>(() => TrainingRun.Create(recipe, fixture.NewDirectory(), []))
            .Problems.ShouldHaveSingleItem().Where.ShouldBe("training.select_by");
    }

    [Fact]
    public void Create_MoreCheckpointsThanTheDiskHolds_MakesNoDirectory() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        var directory = fixture.NewDirectory();
        Should.Throw<InvalidInputException>(() => TrainingRun.Create(
                fixture.RecipeOf("sgd", "training.checkpoints.keep_last=1000000", "model.hidden_size=2000"),
                directory, []))
            .Problems[0].WhatToDo.ShouldContain("training.checkpoints.keep_last");
        Directory.Exists(directory).ShouldBeFalse();
    });

    private static InvalidInputException Refusal(string directory) =>
        Should.Throw<InvalidInputException>(() => TrainingRun.Resume(directory, [], allowInexact: false, []));
}
