using System.Text.Json;
using Glosa.Testing;

namespace Glosa.Cli.Tests.Commands;

public sealed class PretrainCommandTests : IDisposable
{
    private const string Small = """
        name: tiny
        texts: {validation_share: 0.1}
        tokenizer: {type: wordpiece, max_length: 16, max_vocabulary: 100}
        model: {hidden_size: 8, layers: 1, heads: 2, max_positions: 16}
        training: {epochs: 1, batch_size: 16, select_by: loss}
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Pretrain_TwoFiles_TellsPerplexityAndTheEncoder()
    {
        var (first, second) = (_folder.Write("first.txt", Lines(60)), _folder.Write("second.csv", SampleTexts.ToCsv(60)));
        var output = Path.Combine(_folder.Path, "run");
        var run = await CommandRun.Of("pretrain", _folder.Write("tiny.yaml", Small), "--texts", first, "--texts", second,
            "--output", output, "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldContain("perplexity");
        var result = JsonDocument.Parse(run.Output).RootElement;
        result.GetProperty("model").GetString().ShouldBe(Path.Combine(output, "best"));
        result.GetProperty("perplexity").GetDouble().ShouldBeGreaterThan(1);
        File.Exists(Path.Combine(output, "best", "config.json")).ShouldBeTrue();
        (await Refused("predict", output, "a text")).ShouldContain("--encoder");
    }

    [Fact]
    public async Task Pretrain_Mistakes_AreTold()
    {
        var recipe = _folder.Write("tiny.yaml", Small);
        (await Refused("pretrain")).ShouldContain("a recipe file");
        (await Refused("pretrain", recipe)).ShouldContain("texts.train");
        (await Refused("pretrain", recipe, "--texts", "nowhere.txt")).ShouldContain("nowhere.txt");
        (await Refused("pretrain", "--resume", _folder.Path)).ShouldContain("a directory without them");
        (await Refused("pretrain", "quickstart", "--texts", recipe)).ShouldContain("one of a classifier");
        (await Refused("train", "imdb-pretrain-mini", "--train", recipe)).ShouldContain("one for pre-training");
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> Refused(params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);
        run.ExitCode.ShouldBe(ExitCode.InvalidInput, run.Error);
        return run.Error;
    }

    private static string Lines(int count) =>
        string.Join('\n', SampleTexts.Make(count).Select(example => example.Text));
}
