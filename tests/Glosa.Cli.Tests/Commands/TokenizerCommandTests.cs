using System.Text.Json;
using Glosa.Testing;
using Glosa.Tokenization;

namespace Glosa.Cli.Tests.Commands;

public class TokenizerCommandTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    private const string Vocabulary = "[UNK]\n[PAD]\n[SEP]\n[CLS]\nniño\nnino\n";

    [Fact]
    public async Task Train_Bpe_WritesTheTokenizerOfTheRecipe()
    {
        var output = model.Path("bpe.json");
        var run = await Train("--output", output, "--set", "tokenizer.max_vocabulary=40", "--json");
        var result = JsonDocument.Parse(run.Output).RootElement;
        result.EnumerateObject().Select(one => one.Name)
            .ShouldBe(["tokenizer", "vocabulary", "texts", "bytes", "seconds"]);
        result.GetProperty("tokenizer").GetString().ShouldBe(output);
        result.GetProperty("vocabulary").GetInt32().ShouldBe(40);
        result.GetProperty("texts").GetInt32().ShouldBe(60);
        var texts = SampleTexts.Make(60).Select(example => example.Text).ToArray();
        result.GetProperty("bytes").GetInt64().ShouldBe(texts.Sum(text => text.Length));
        var expected = Tokenizer.Train(new TokenizerOptions { Type = "bpe", MaxVocabulary = 40 }, texts);
        TokenizerJson.Load(output).Vocabulary.Tokens.ShouldBe(expected.Vocabulary.Tokens);
    }

    [Fact]
    public async Task Train_OtherColumn_ReadsItWithoutLabels()
    {
        var file = model.Folder.Write("words.csv", "body,title\nx,ab ab\ny,cd\n");
        var output = model.Path("columns.json");
        var run = await CommandRun.Of("tokenizer", "train", model.Recipe, "--train", file, "--output", output,
            "--text-column", "title", "--set", "tokenizer.type=whitespace");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Output.Trim().ShouldBe(output);
        TokenizerJson.Load(output).Vocabulary.Tokens.ShouldBe(["<pad>", "<unk>", "ab", "cd"]);
    }

    [Fact]
    public async Task Encode_Json_TellsIdsTokensAndPlaces()
    {
        var output = model.Path("encode.json");
        var file = model.Folder.Write("few.csv", "text\nab ab\n");
        (await CommandRun.Of("tokenizer", "train", model.Recipe, "--train", file, "--output", output,
            "--set", "tokenizer={type: bpe, max_length: 4}")).ExitCode.ShouldBe(ExitCode.Done);
        var run = await CommandRun.Of("tokenizer", "encode", output, "ab é ab", "", "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Output.TrimEnd('\n').ShouldBe(
            """[{"text":"ab é ab","ids":[1,7,0,2],"tokens":["[CLS]","ab","[UNK]","[SEP]"]"""
            + ""","offsets":[[0,0],[0,2],[3,4],[0,0]],"unknown":1,"full_length":5,"truncated":true},"""
            + """{"text":"","ids":[1,2],"tokens":["[CLS]","[SEP]"]"""
            + ""","offsets":[[0,0],[0,0]],"unknown":0,"full_length":2,"truncated":false}]""");
    }

    [Fact]
    public async Task Encode_Text_ShowsALineForEachToken()
    {
        var lines = (await Encode(model.Run, "fire1 unheard")).Output.Split('\n');
        lines[0].ShouldMatch(@"^ +\d+  fire1 +  0\.\.5$");
        lines[1].ShouldMatch(@"^ +1  <unk> +  6\.\.13$");
    }

    [Fact]
    public async Task Encode_RunModelOrFile_GivesTheSame()
    {
        var run = (await Encode(model.Run, "fire1")).Output;
        (await Encode(Path.Combine(model.Run, "best"), "fire1")).Output.ShouldBe(run);
        (await Encode(Path.Combine(model.Run, "tokenizer.json"), "fire1")).Output.ShouldBe(run);
    }

    [Fact]
    public async Task Train_ModelWithBpe_SavesItsPaddingAndPredicts()
    {
        var directory = model.Path("bpe-run");
        var trained = await CommandRun.Of("train", model.Recipe, "--train", model.Train, "--output", directory,
            "--set", "tokenizer.type=bpe", "--set", "tokenizer.max_length=8", "--set", "training.epochs=1");
        trained.ExitCode.ShouldBe(ExitCode.Done, trained.Error);
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(directory, "best", "config.json"))).RootElement
            .GetProperty("pad_token_id").GetInt32().ShouldBe(3);
        var output = model.Path("bpe-predictions");
        (await CommandRun.Of("predict", directory, "fire1 fire2 fire3 fire4 fire5 fire6 fire7", "--output", output))
            .ExitCode.ShouldBe(ExitCode.Done);
        var prediction = JsonDocument.Parse(File.ReadAllText(output)).RootElement;
        prediction.GetProperty("tokens").GetInt32().ShouldBe(8);
        prediction.GetProperty("truncated").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Train_NoFile_IsTold() =>
        (await CommandRun.Of("tokenizer", "train", model.Recipe)).ShouldTell("data.train", "a file with texts", "none");

    [Fact]
    public async Task Train_UnusableFile_LeavesNoTokenizer()
    {
        var (file, output) = (model.Folder.Write("bad.csv", "words\nhot\n"), model.Path("never.json"));
        (await CommandRun.Of("tokenizer", "train", model.Recipe, "--train", file, "--output", output))
            .ShouldTell($"{file}:1", "a column named \"text\"", "");
        File.Exists(output).ShouldBeFalse();
    }

    [Fact]
    public async Task Train_OptionWithoutEffect_IsTold() =>
        (await CommandRun.Of("tokenizer", "train", model.Recipe, "--train", model.Train,
            "--set", "tokenizer.add_special_tokens=true"))
            .ShouldTell("", "no value, as only bpe and wordpiece have special tokens around a text", "true");

    [Theory]
    [InlineData("no/such/tokenizer.json", "a file in a directory that is there", "no directory")]
    [InlineData("", "a file", "a directory")]
    public async Task Train_OutputThatIsNoFile_IsTold(string name, string expected, string found) =>
        (await CommandRun.Of("tokenizer", "train", model.Recipe, "--train", model.Train,
            "--output", Path.Combine(model.Folder.Path, name))).ShouldTell("--output", expected, found);

    [Fact]
    public async Task Encode_NoTokenizerThere_IsTold()
    {
        (await CommandRun.Of("tokenizer", "encode", "nothing", "hot"))
            .ShouldTell("TOKENIZER nothing", "a tokenizer.json, a run, a saved model or a vocab.txt", "nothing there");
        (await CommandRun.Of("tokenizer", "encode", model.Folder.Path, "hot"))
            .ShouldTell("TOKENIZER", "a tokenizer.json", "a directory without tokenizer.json");
    }

    [Fact]
    public async Task Encode_VocabularyOfBert_GivesItsIds()
    {
        var file = model.Folder.Write("vocab.txt", Vocabulary);
        foreach (var path in new[] { file, model.Folder.Path })
            (await Encode(path, "NIÑO nino", "--json")).Output.ShouldContain("\"ids\":[3,4,5,2]");
    }

    [Fact]
    public async Task Train_EntriesThatNoTextReaches_WarnsOnce()
    {
        var vocabulary = model.Folder.Write("beto.txt", Vocabulary);
        string[] settings = ["--set", $"tokenizer={{type: wordpiece, strip_accents: true, vocabulary: {vocabulary}}}"];
        var check = await CommandRun.Of(["data", "check", model.Train, "--recipe", model.Recipe, .. settings]);
        var tokenizer = await CommandRun.Of(["tokenizer", "train", model.Recipe, "--train", model.Train,
            "--output", model.Path("beto.json"), .. settings]);
        var training = await CommandRun.Of(["train", model.Recipe, "--train", model.Train,
            "--output", model.Path("beto-run"), "--set", "training.epochs=1", .. settings]);
        foreach (var run in new[] { check, tokenizer, training })
        {
            run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
            run.Error.Split("warning: 1 of 6 entries of the vocabulary hold accents").Length.ShouldBe(2, run.Error);
        }

        check.Output.ShouldContain("unknown tokens");
        File.ReadAllText(Path.Combine(model.Path("beto-run"), "best", "recipe.yaml")).ShouldNotContain(vocabulary);
        File.ReadAllText(Path.Combine(model.Path("beto-run"), "recipe.yaml")).ShouldContain(vocabulary);
    }

    [Fact]
    public async Task Encode_MisspelledOption_IsNotTakenForAText() =>
        (await CommandRun.Of("tokenizer", "encode", model.Run, "hot", "--jsno"))
            .ShouldTell("glosa tokenizer encode", "an option: --json", "--jsno");

    private static async Task<CommandRun> Encode(params string[] arguments)
    {
        var run = await CommandRun.Of(["tokenizer", "encode", .. arguments]);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        return run;
    }

    private async Task<CommandRun> Train(params string[] arguments)
    {
        var run = await CommandRun.Of(
            ["tokenizer", "train", model.Recipe, "--train", model.Train, "--set", "tokenizer.type=bpe", .. arguments]);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        return run;
    }
}
