using Glosa.Data.Checks;
using Glosa.Encoders;
using Glosa.Errors;
using Glosa.Models.Bert;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Tokenization;

namespace Glosa.Tests.Encoders;

/// <summary>What an encoder makes of a recipe.</summary>
public sealed class EncoderRecipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _encoder;

    public EncoderRecipeTests()
    {
        _encoder = TinyBert.CopyTo(_folder, (name, value) => (name, value));
        TinyBert.Configure(_encoder, ("hidden_dropout_prob", 0.2), ("hidden_act", "gelu_new"), ("layer_norm_eps", 1e-5));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fill_NothingSet_TakesSizesAndTokenizer()
    {
        var filled = Fill();
        filled.Model.ShouldBe(new TextBertOptions
        {
            HiddenSize = 12,
            Layers = 2,
            Heads = 3,
            IntermediateSize = 24,
            MaxPositions = 16,
            HiddenDropout = 0.2,
            AttentionDropout = 0,
            ClassifierDropout = 0.2,
            LayerNormEpsilon = 1e-5,
            Activation = BertActivation.GeluNew,
        });
        filled.Tokenizer.ShouldBe(new TokenizerOptions { Type = "wordpiece", Vocabulary = _encoder, MaxLength = 10 });
        Tokenizer.Train(filled.Tokenizer, []).EncodeToIds("Fire3 the RAIN").ShouldBe([2, 6, 13, 9, 7, 3]);
        var text = RecipeWriter.Write(filled);
        RecipeWriter.Write(RecipeFile.Parse(text, "recipe", [])).ShouldBe(text);
    }

    [Fact]
    public void Fill_SameSizesAndOtherDropout_IsTheRecipes()
    {
        var model = (TextBertOptions)Fill("model.hidden_size=12", "model.heads=3", "model.hidden_dropout=0.3",
            "model.classifier_dropout=0.5", "model.pooling=cls", "tokenizer.type=wordpiece",
            $"tokenizer.vocabulary='{_encoder}/vocab.txt'", "tokenizer.lower_case=false").Model;
        (model.HiddenDropout, model.ClassifierDropout, model.Pooling).ShouldBe((0.3, 0.5, BertPooling.Cls));
    }

    [Fact]
    public void Fill_OtherValues_TellsAllOfThem()
    {
        var problems = Problems("model.hidden_size=24", "model.layers=3", "model.heads=12", "model.intermediate_size=12",
            "model.max_positions=32", "model.token_types=1", "model.layer_norm_epsilon=0.5", "model.activation=relu",
            "tokenizer.type=bpe");
        problems.Select(problem => (problem.Where, problem.Expected[..problem.Expected.IndexOf(',', StringComparison.Ordinal)],
            problem.Found)).ShouldBe(
        [
            ("model.hidden_size", "12", "24"),
            ("model.layers", "2", "3"),
            ("model.heads", "3", "12"),
            ("model.intermediate_size", "24", "12"),
            ("model.max_positions", "16", "32"),
            ("model.token_types", "2", "1"),
            ("model.layer_norm_epsilon", "1E-05", "0.5"),
            ("model.activation", "gelu_new", "relu"),
            ("tokenizer.type", "wordpiece", "bpe"),
        ]);
        problems[0].ShouldBe(new("model.hidden_size", $"12, as {_encoder}/config.json has it", "24",
            "leave it out, or name another encoder"));
    }

    [Fact]
    public void Fill_AnotherVocabulary_IsTold() => Problems("tokenizer.type=wordpiece", "tokenizer.vocabulary=vocab.txt")
        .ShouldHaveSingleItem().ShouldBe(new("tokenizer.vocabulary", $"that of the encoder, {_encoder}", "vocab.txt",
            "leave it out: the tokenizer is that of the encoder"));

    [Fact]
    public void Fill_TextsLongerThanPositions_IsTold() =>
        Problems("tokenizer.max_length=17").ShouldHaveSingleItem().ShouldBe(new("model.max_positions",
            "at least tokenizer.max_length, 17", "16",
            "lower tokenizer.max_length: a text must have a place for each token; "
                + "or read texts in windows: model.window_length=16"));

    [Fact]
    public void Fill_SettingsOfATrainedVocabulary_AreTold() =>
        Problems("tokenizer.max_vocabulary=100", "tokenizer.min_count=2").Select(problem => problem.Where)
            .ShouldBe(["tokenizer.max_vocabulary", "tokenizer.min_count"]);

    [Fact]
    public void Fill_AModelWithoutBert_IsTold() => Problems("model={type: lstm}").ShouldHaveSingleItem().ShouldBe(new(
        "encoder", "a model that begins with a BERT: bert, bert_gru", "model.type lstm", "choose one of them, or leave encoder out"));

    [Fact]
    public void Of_RevisionOfADirectory_IsTold() => Should.Throw<InvalidInputException>(() =>
        PretrainedEncoder.Of(RecipeOf("encoder.revision=main"))).Problems[0].Where.ShouldBe("encoder.revision");

    [Fact]
    public void Load_RecipeWithoutFrom_IsTold() =>
        Should.Throw<InvalidInputException>(() => RecipeOf("encoder={revision: main}")).Message.ShouldContain("encoder.from");

    [Fact]
    public void Check_Data_CountsTheTokensOfTheEncoder() => DataCheck.Run(
        [_folder.Write("data.csv", "text,label\nfire3 the rain,a\nsnow,b\n")], RecipeOf()).VocabularySize.ShouldBe(20);

    [Fact]
    public void Parse_MoreTokensThanTheDefaultPositions_IsLeftToTheEncoder()
    {
        RecipeOf("tokenizer.max_length=600").Tokenizer.MaxLength.ShouldBe(600);
        Problems("tokenizer.max_length=null").ShouldHaveSingleItem().Where.ShouldEndWith("model.max_positions");
    }

    private Recipe RecipeOf(params string[] settings) => RecipeFile.Parse($$"""
        name: tiny
        tokenizer: {max_length: 10}
        encoder: {from: '{{_encoder}}'}
        model: {type: bert}
        """, "recipe", settings);

    private Recipe Fill(params string[] settings)
    {
        var recipe = RecipeOf(settings);
        return PretrainedEncoder.Of(recipe)!.Fill(recipe);
    }

    private IReadOnlyList<Problem> Problems(params string[] settings) =>
        Should.Throw<InvalidInputException>(() => Fill(settings)).Problems;
}
