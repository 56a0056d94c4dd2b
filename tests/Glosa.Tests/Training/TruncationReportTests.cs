using System.Text.Json.Nodes;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Training;

public sealed class TruncationReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_LongTexts_TellsHowMuchOfEachSplitIsCut()
    {
        var result = Run("tokenizer.max_length=3");
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(result.Run, "results.json")))!["truncation"]!;
        report["max_length"]!.GetValue<int>().ShouldBe(3);
        report["train"]!.ToJsonString().ShouldBe("""
            {"texts":4,"truncated_texts":1,"truncated_share":0.25,"tokens":10,"lost_tokens":1,"lost_share":0.1}
            """);
        report["validation"]!["truncated_texts"]!.GetValue<int>().ShouldBe(0);
        report["test"]!["lost_share"]!.GetValue<double>().ShouldBe(0.4);
        const string told = "max_length 3: 1 of 4 training texts (25.0 %) were cut, 10.0 % of all their tokens lost; "
            + "2 of 2 test texts (100.0 %) were cut, 40.0 % of all their tokens lost";
        $"{result.Truncation}".ShouldBe(told);
        File.ReadAllText(Path.Combine(result.Run, "best", "README.md")).ShouldContain($"\nLong texts, {told}.\n");
    }

    [Fact]
    public void Run_NothingCut_TellsNoShareInTheCard()
    {
        var result = Run("tokenizer.max_length=5");
        result.Truncation!.IsAny.ShouldBeFalse();
        File.ReadAllText(Path.Combine(result.Run, "best", "README.md")).ShouldNotContain("Long texts");
    }

    [Fact]
    public void Run_NoMaxLength_HasNoReport()
    {
        var result = Run();
        result.Truncation.ShouldBeNull();
        File.ReadAllText(Path.Combine(result.Run, "results.json")).ShouldNotContain("truncation");
    }

    private RunResult Run(params string[] settings)
    {
        var recipe = RecipeFile.Parse($$"""
            name: tiny
            baseline: false
            data:
              train: '{{_folder.Write("train.csv", "text,label\na b,x\nc d,y\na b c d,x\na b,y\n")}}'
              validation: '{{_folder.Write("validation.csv", "text,label\na b c,x\n")}}'
              test: '{{_folder.Write("test.csv", "text,label\na b c d e,x\na b c d e,y\n")}}'
            model: {type: bag, embedding_size: 4}
            training: {epochs: 1}
            """, "recipe", settings);
        using var run = TrainingRun.Create(recipe, Path.Combine(_folder.Path, $"run{settings.FirstOrDefault()}"), []);
        return run.Run(CancellationToken.None);
    }
}
