using System.Text.Json;
using Glosa.Testing;

namespace Glosa.Cli.Tests.Commands;

public sealed class TrainEncoderTests : IDisposable
{
    private static readonly string[] s_variables = ["HF_ENDPOINT", "HF_HUB_OFFLINE", "HF_TOKEN", "GLOSA_CACHE"];

    private readonly Dictionary<string, string?> _before =
        s_variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    private readonly TemporaryFolder _folder = new();
    private readonly FileServer _server = new();
    private readonly string[] _train;

    public TrainEncoderTests()
    {
        foreach (var name in s_variables) Environment.SetEnvironmentVariable(name, null);
        Environment.SetEnvironmentVariable("HF_ENDPOINT", _server.Address.AbsoluteUri);
        Environment.SetEnvironmentVariable("GLOSA_CACHE", Path.Combine(_folder.Path, "cache"));
        var recipe = _folder.Write("recipe.yaml", """
            name: tiny
            baseline: false
            tokenizer: {max_length: 16}
            model: {type: bert}
            training: {epochs: 1, batch_size: 16, tensorboard: false}
            """);
        _train = ["train", recipe, "--train", _folder.Write("train.csv", SampleTexts.ToCsv(60)), "--output", Output];
    }

    private static string Bert => Golden.Path("models", "bert");

    private string Output => Path.Combine(_folder.Path, "run");

    public void Dispose()
    {
        foreach (var (name, value) in _before) Environment.SetEnvironmentVariable(name, value);
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Train_Directory_TellsWhatWasTaken()
    {
        var run = await Train("--encoder", Bert, "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldContain(
            "\nencoder bert: 41 weights of pytorch_model.bin with 3,243 values; not used: cls.predictions\n");
        JsonDocument.Parse(run.Output).RootElement.GetProperty("encoder").GetProperty("weights").GetInt32().ShouldBe(41);
    }

    [Fact]
    public async Task TrainAndEvaluate_TextsThatAreCut_TellHowMuch()
    {
        var run = await Train("--encoder", Bert, "--set", "tokenizer.max_length=8");
        run.Error.ShouldMatch(@"\nmax_length 8: \d+ of 54 training texts \(\d+\.\d %\) were cut, \d+\.\d % of all their tokens lost;");
        var file = _folder.Write("new.csv", "text,label\nrain1 snow1,rain\nword1 word2 word3 word4 word5 word6 word7 word8,snow\n");
        (await CommandRun.Of("evaluate", Output, file)).Output.ShouldContain("\n1 of 2 texts (50.0 %) were cut, ");
        JsonDocument.Parse((await CommandRun.Of("evaluate", Output, file, "--json")).Output).RootElement
            .GetProperty("truncation").GetProperty("truncated_share").GetDouble().ShouldBe(0.5);
    }

    [Fact]
    public async Task Train_SeriesFromTheHub_FetchesOnce()
    {
        foreach (var file in Directory.GetFiles(Bert))
            _server.Files[$"/owner/tiny/resolve/main/{Path.GetFileName(file)}"] = new(File.ReadAllBytes(file));
        var run = await Train("--encoder", "owner/tiny", "--seeds", "2");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldContain($"encoder owner/tiny is in {_folder.Path}/cache/hub/owner--tiny/main\n");
        _server.Requests.Count(request => request.Path.EndsWith("/pytorch_model.bin", StringComparison.Ordinal)).ShouldBe(1);
        File.ReadAllText(Path.Combine(Output, "seed-2", "encoder.json")).ShouldContain("\"from\": \"owner/tiny\"");
    }

    [Fact]
    public async Task Train_NotAtTheHub_IsTold() => (await Train("--encoder", "owner/nothing"))
        .ShouldTell($"{_server.Address}owner/nothing/resolve/main/config.json", "the file", "404 Not Found");

    [Fact]
    public async Task Train_Offline_IsTold()
    {
        Environment.SetEnvironmentVariable("HF_HUB_OFFLINE", "1");
        (await Train("--encoder", "owner/tiny")).ShouldTell("encoder.from owner/tiny", "the model at ", "nothing there");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Train_ModelWithoutBert_IsToldBeforeAnythingIsFetched()
    {
        (await Train("--encoder", "owner/tiny", "--set", "model={type: lstm}"))
            .ShouldTell("encoder", "a model that begins with a BERT: bert, bert_gru", "model.type lstm");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Train_AddressThatIsNone_IsTold()
    {
        Environment.SetEnvironmentVariable("HF_ENDPOINT", "the hub");
        (await Train("--encoder", "owner/tiny")).ShouldTell("HF_ENDPOINT", "an address with http:// or https://", "the hub");
    }

    [Theory]
    [InlineData("nowhere", "the directory of a BERT", "nothing there")]
    [InlineData("", "a text", "the text \"\"")]
    public async Task Train_NoDirectory_IsTold(string encoder, string expected, string found) =>
        (await Train("--encoder", encoder)).ShouldTell("", expected, found);

    [Fact]
    public async Task Train_PickleThatRunsACommand_IsRefused()
    {
        var copy = Path.Combine(_folder.Path, "copy");
        Directory.CreateDirectory(copy);
        foreach (var file in new[] { "config.json", "vocab.txt" }) File.Copy(Path.Combine(Bert, file), Path.Combine(copy, file));
        File.Copy(Golden.Path("pytorch", "runs_a_command.bin"), Path.Combine(copy, "pytorch_model.bin"));
        var run = await Train("--encoder", copy);
        run.ShouldBeRefused();
        run.Error.ShouldContain("here nothing was run");
        Directory.Exists(Output).ShouldBeFalse();
    }

    private Task<CommandRun> Train(params string[] arguments) => CommandRun.Of([.. _train, .. arguments]);
}
