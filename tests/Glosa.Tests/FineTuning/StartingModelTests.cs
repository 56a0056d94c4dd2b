using Glosa.Data.Checks;
using Glosa.Errors;
using Glosa.Models;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Tests.FineTuning;

/// <summary>What a recipe takes of a saved model.</summary>
public sealed class StartingModelTests(TrainedSource source) : IClassFixture<TrainedSource>
{
    private const string Texts = "text,label\nfire1 word1,hot\nsnow1 word2,cold\nfire2 word3,hot\nsnow2,cold\n"
        + "fire3,hot\nsnow3,cold\nfire4,hot\nsnow4,cold\nfire5,hot\nsnow5,cold\n";

    public static TheoryData<string> Kinds => [.. TrainedSource.Models.Keys];

    [Fact]
    public void Kinds_OfTheseTests_AreAllThereAre() =>
        TrainedSource.Models.Keys.ShouldBe(BuiltIns.ChoicesOf(typeof(TextModelOptions)).Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Create_SameLabelsInAnotherOrder_TakesAllAndGivesTheSameProbabilities(string kind)
    {
        using var saved = SavedModel.Load(source.Of(kind), Device.Cpu);
        using var run = Create(source.RecipeFrom(kind, "data.labels={snow: snow, fire: fire, rain: rain}"));
        run.Start!.New.ShouldBeEmpty();
        run.Start.Weights.ShouldBe(saved.Parameters.Parameters.Count);
        $"{run.Start}".ShouldStartWith($"source: {saved.Parameters.Parameters.Count} weights of model.safetensors with ");
        const string text = "fire1 word3 snow2 other";
        run.Model.Tokenizer.EncodeToIds(text).ShouldBe(saved.Tokenizer.EncodeToIds(text));
        var before = Logits(saved, text);
        var now = Logits(run.Model, text);
        foreach (var name in saved.Labels.Names)
            now[run.Model.Labels.IdOf(name)].ShouldBe(before[saved.Labels.IdOf(name)], 1e-6f, name);
        run.Recipe.Model.ShouldNotBe(Activator.CreateInstance(run.Recipe.Model.GetType()), "the sizes are the source's");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Create_OtherLabels_StartsOnlyTheClassifierAnew(string kind)
    {
        using var saved = SavedModel.Load(source.Of(kind), Device.Cpu);
        using var run = Create(source.RecipeFrom(kind, $"data.train='{source.Write("other.csv", Texts)}'"));
        run.Start!.New.ShouldBe(["classifier.weight", "classifier.bias"]);
        $"{run.Start}".ShouldEndWith(
            "; new: classifier (its labels are \"fire\", \"rain\", \"snow\", not \"cold\", \"hot\")");
        foreach (var weight in run.Model.Parameters.Parameters.Where(weight => !run.Start.New.Contains(weight.Name)))
            weight.Tensor.ToArray<float>().ShouldBe(Values(saved, weight.Name), weight.Name);
        run.Run(CancellationToken.None).Outcome.ShouldBe(TrainingOutcome.Completed);
        using var classifier = TextClassifier.Load(run.Directory);
        classifier.Labels.ShouldBe(["cold", "hot"]);
    }

    [Fact]
    public void Create_TextsOfSeveralLabels_StartTheClassifierAnew()
    {
        using var run = Create(source.RecipeFrom("lstm", "data.label_separator=','", "data.format=jsonl", $"data.train='{source.Write(
            "several.jsonl", string.Concat(Enumerable.Repeat("""
            {"text": "fire1", "label": ["fire"]}
            {"text": "fire1 snow1", "label": ["fire", "snow"]}
            {"text": "rain1", "label": ["rain"]}

            """, 4)))}'"));
        $"{run.Start}".ShouldEndWith("; new: classifier (its texts have one label each)");
    }

    [Fact]
    public void Create_OtherSizes_TellsAllAndMakesNoDirectory()
    {
        var directory = source.NewDirectory();
        var from = source.Of("lstm");
        Should.Throw<InvalidInputException>(() => TrainingRun.Create(source.RecipeFrom("lstm", "model.hidden_size=7",
            "model.pooling=max", "tokenizer.lower_case=false", "tokenizer.type=whitespace"), directory, [])).Problems.ShouldBe(
        [
            new("model.hidden_size", $"5, as {from} has it", "7", "leave it out, or start from another model"),
            new("model.pooling", $"last, as {from} has it", "max", "leave it out, or start from another model"),
            new("tokenizer.type", $"basic_english, as {from} has it", "whitespace", "leave it out, or start from another model"),
            new("tokenizer.lower_case", $"no value, as {from} has it", "false", "leave it out, or start from another model"),
        ]);
        Directory.Exists(directory).ShouldBeFalse();
    }

    [Fact]
    public void Create_AnotherKind_IsTold() => Should.Throw<InvalidInputException>(() =>
            Create(source.RecipeFrom("lstm", "model={type: gru, hidden_size: 9}"))).Problems.ShouldHaveSingleItem().ShouldBe(
        new("model.type", $"lstm, as {source.Of("lstm")} has it", "gru", "set it to that, or start from another model"));

    [Fact]
    public void Create_DropoutAndLength_AreTheRecipes()
    {
        using var run = Create(source.RecipeFrom("attention", "model.dropout=0.3", "tokenizer.max_length=4",
            "tokenizer.truncation=head_tail", "tokenizer.head_share=0.5"));
        var model = (TextAttentionOptions)run.Recipe.Model;
        (model.Dropout, model.MaxPositions).ShouldBe((0.3, 12));
        run.Model.Tokenizer.EncodeToIds("fire1 fire2 fire3 snow1 snow2 snow3").Select(run.Model.Tokenizer.Vocabulary.TokenOf)
            .ShouldBe(["fire1", "fire2", "snow2", "snow3"]);
    }

    [Theory]
    [InlineData("attention")]
    [InlineData("bert")]
    public void Create_TextsLongerThanPositions_AreToldTheOneThingToDo(string kind)
    {
        var problem = Should.Throw<InvalidInputException>(() => Create(source.RecipeFrom(kind, "tokenizer.max_length=17")))
            .Problems.ShouldHaveSingleItem();
        problem.Where.ShouldBe("model.max_positions");
        problem.WhatToDo.ShouldStartWith("lower tokenizer.max_length: ");
    }

    [Fact]
    public void Parse_EncoderOrVectorsBeside_AreTold() => Should.Throw<InvalidInputException>(() =>
            source.RecipeFrom("bert", "encoder.from=bert", "vectors.file=glove.txt")).Problems
        .Select(problem => (problem.Where, problem.Found)).ShouldBe([("--set encoder", "bert"), ("--set vectors", "glove.txt")]);

    [Fact]
    public void Create_NoModelThere_IsTold() => Should.Throw<InvalidInputException>(() =>
            Create(source.RecipeFrom("lstm", "from=nowhere"))).Problems.ShouldHaveSingleItem().Expected
        .ShouldBe("a saved model, or a run with one");

    [Fact]
    public void Create_WeightsOfAnotherModel_AreToldAndLeaveNoTensors()
    {
        var copy = source.NewDirectory();
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(source.Of("lstm"), "best")))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        File.Copy(Path.Combine(source.Of("gru"), "best", "model.safetensors"), Path.Combine(copy, "model.safetensors"), true);
        LiveTensors.ShouldBeUnchangedBy(() => Should.Throw<InvalidInputException>(() =>
                Create(source.RecipeFrom("lstm", $"from='{copy}'"))).Problems.ShouldHaveSingleItem().Expected
            .ShouldBe("the weights of the model that the recipe beside it describes"));
    }

    [Fact]
    public void Check_Data_CountsTheTokensOfTheModel() => DataCheck.Run([source.Write("data.csv", "text,label\na b,a\nc,b\n")],
        source.RecipeFrom("bert")).VocabularySize.ShouldBe(SavedPreprocessing.Load(source.Of("bert")).Tokenizer.Vocabulary.Count);

    private TrainingRun Create(Recipe recipe) => TrainingRun.Create(recipe, source.NewDirectory(), []);

    private static float[] Logits(SavedModel model, string text) =>
        Inference.Logits(model.Model, [model.Tokenizer.EncodeToIds(text)], model.PaddingId, Device.Cpu);

    private static float[] Values(SavedModel model, string name) =>
        model.Parameters.Parameters.Single(weight => weight.Name == name).Tensor.ToArray<float>();
}
