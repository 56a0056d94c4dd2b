using System.Text.Json;
using Glosa.Data.Downloads;
using Glosa.Testing;

namespace Glosa.Cli.Tests.Commands;

public sealed class DataGetCommandTests : IDisposable
{
    private const string MirrorVariable = "GLOSA_DATA_MIRROR";
    private readonly TemporaryFolder _folder = new();
    private readonly FileServer _server = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(MirrorVariable);

    public DataGetCommandTests() => Environment.SetEnvironmentVariable(MirrorVariable, _server.Address.AbsoluteUri);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(MirrorVariable, _before);
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Get_AgNews_TellsTermsAndACommandThatTrains()
    {
        Serve();
        var run = await CommandRun.Of("data", "get", "ag-news", "--to", Data);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("\nterms: for research and other non-commercial use");
        run.Error.ShouldEndWith($"Next:\n  ./glosa {TrainingCommand(Data)}\n");

        string[] small = ["--set", "training.epochs=1", "--set", "training.batch_size=8", "--output", _folder.Path + "/run"];
        var trained = await CommandRun.Of([.. TrainingCommand(Data).Split(' '), .. small]);
        trained.ExitCode.ShouldBe(ExitCode.Done, trained.Error);
        trained.Error.ShouldContain("labels World, Sports, Business, Sci/Tech");
    }

    [Fact]
    public async Task Get_Json_IsOneDocument()
    {
        Serve();
        var run = await CommandRun.Of("data", "get", "ag-news", "--to", Data, "--json");
        var result = JsonDocument.Parse(run.Output).RootElement;
        result.GetProperty("directory").GetString().ShouldBe(Data);
        result.GetProperty("files")[1].GetProperty("name").GetString().ShouldBe("test.csv");
        result.GetProperty("files")[1].GetProperty("downloaded").GetBoolean().ShouldBeTrue();
        result.GetProperty("training_command").GetString().ShouldBe(TrainingCommand(Data));
    }

    [Fact]
    public async Task Get_NotOnTheMirror_FailsAndNamesTheAddress()
    {
        var run = await CommandRun.Of("data", "get", "imdb", "--to", Data, "--json");
        run.ExitCode.ShouldBe(ExitCode.Failed);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain($"error: {_server.Address}imdb/aclImdb_v1.tar.gz\n  expected: the file\n"
            + "  found:    404 Not Found\n  to do:    look at https://ai.stanford.edu/~amaas/data/sentiment/ ");
    }

    [Fact]
    public async Task Get_CtrlC_KeepsThePartAndGoesOn()
    {
        Serve(stall: 20_000);
        var part = Path.Combine(Data, "train.csv.part");
        using (var program = ProgramRun.Start("data", "get", "ag-news", "--to", Data))
        {
            await program.WaitUntil(() => File.Exists(part) && new FileInfo(part).Length == 20_000);
            program.Interrupt();
            var (exitCode, output, error) = await program.Finish();
            exitCode.ShouldBe(ExitCode.Interrupted, error);
            output.ShouldBeEmpty();
            error.ShouldEndWith("stopped; the same command goes on\n");
        }
        new FileInfo(part).Length.ShouldBe(20_000);

        var run = await CommandRun.Of("data", "get", "ag-news", "--to", Data);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldContain($"{_server.Address}ag-news/train.csv, going on after 20.0 kB\n");
        _server.Requests.ShouldContain(new ServedRequest("/ag-news/train.csv", "bytes=20000-", "\"one\""));
        File.ReadAllText(Path.Combine(Data, "train.csv")).ShouldBe(Csv(2000));
    }

    [Fact]
    public async Task Get_List_NamesEverySetAndItsTerms()
    {
        var run = await CommandRun.Of("data", "get", "--list");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        foreach (var set in DataSetCatalogue.All)
        {
            run.Output.ShouldContain($"{set.Name} ");
            run.Output.ShouldContain($"terms: {set.Terms}\n");
        }
        var json = await CommandRun.Of("data", "get", "--list", "--json");
        JsonDocument.Parse(json.Output).RootElement.EnumerateArray().Select(set => set.GetProperty("name").GetString())
            .ShouldBe(DataSetCatalogue.All.Select(set => set.Name));
    }

    [Fact]
    public async Task Get_NoName_IsTold() =>
        (await CommandRun.Of("data", "get")).ShouldTell("glosa data get", "the name of a data set: ag-news, ", "none");

    [Fact]
    public async Task Get_UnknownName_IsTold() =>
        (await CommandRun.Of("data", "get", "imbd")).ShouldTell("NAME imbd", "a data set: ag-news, ", "none of them");

    [Fact]
    public async Task Get_MirrorThatIsNoAddress_IsTold()
    {
        Environment.SetEnvironmentVariable(MirrorVariable, "mirror/data");
        (await CommandRun.Of("data", "get", "ag-news")).ShouldTell(MirrorVariable, "an address with http://", "mirror/data");
    }

    [Fact]
    public void TrainingCommand_OfEverySet_IsUnderstood()
    {
        foreach (var set in DataSetCatalogue.All)
            CommandLine.CreateRoot().Parse(set.TrainingCommand).Errors.Select(error => error.Message)
                .ShouldBeEmpty(set.Name);
    }

    private string Data => Path.Combine(_folder.Path, "ag");

    private void Serve(int? stall = null)
    {
        var train = new ServedFile(System.Text.Encoding.UTF8.GetBytes(Csv(2000)));
        if (stall is { } bytes)
        {
            train.Cuts.Enqueue(bytes);
            train.Stalls.Enqueue(TimeSpan.FromMinutes(2));
        }
        _server.Files["/ag-news/train.csv"] = train;
        _server.Files["/ag-news/test.csv"] = new(System.Text.Encoding.UTF8.GetBytes(Csv(40)));
    }

    private static string Csv(int rows) => string.Concat(Enumerable.Range(0, rows)
        .Select(row => $"\"{row % 4 + 1}\",\"Title {row % 4}\",\"Some news, number {row}\"\n"));

    private static string TrainingCommand(string directory) => $"train ag-news-lstm --train {directory}/train.csv "
        + $"--test {directory}/test.csv --no-header --label-column 1 --text-column 2,3";
}
