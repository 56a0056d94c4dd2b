using System.Text.Json;
using Glosa.Testing;

namespace Glosa.Cli.Tests.Commands;

public class PredictCommandTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public async Task Predict_CsvInput_WritesAnObjectForEachTextInOrder()
    {
        var texts = SampleTexts.Make(1500, seed: 4);
        var lines = await Predict("--input", model.Folder.Write("many.csv", SampleTexts.ToCsv(1500, seed: 4)));
        var predictions = lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        predictions.Select(prediction => prediction.GetProperty("text").GetString())
            .ShouldBe(texts.Select(example => example.Text));
        foreach (var prediction in predictions)
        {
            var probabilities = prediction.GetProperty("probabilities").EnumerateObject()
                .Select(one => (one.Name, Value: one.Value.GetDouble())).ToArray();
            probabilities.Select(one => one.Name).ShouldBe(["fire", "rain", "snow"]);
            probabilities.Sum(one => one.Value).ShouldBe(1, tolerance: 1e-5);
            var best = probabilities.MaxBy(one => one.Value);
            prediction.GetProperty("label").GetString().ShouldBe(best.Name);
            prediction.GetProperty("probability").GetDouble().ShouldBe(best.Value);
        }
        predictions[0].EnumerateObject().Select(one => one.Name)
            .ShouldBe(["text", "label", "probability", "probabilities", "tokens", "truncated", "unknown"]);
    }

    [Fact]
    public async Task Predict_Top_TellsTheMostProbableLabelsFirst()
    {
        var probabilities = JsonDocument.Parse((await Predict("fire1 fire2", "--top", "2"))[0]).RootElement
            .GetProperty("probabilities").EnumerateObject().Select(one => one.Value.GetDouble()).ToArray();
        probabilities.Length.ShouldBe(2);
        probabilities[0].ShouldBeGreaterThanOrEqualTo(probabilities[1]);
    }

    [Fact]
    public async Task Predict_TopBeyondTheLabels_TellsAll() =>
        JsonDocument.Parse((await Predict("hot", "--top", "9"))[0]).RootElement
            .GetProperty("probabilities").EnumerateObject().Count()
            .ShouldBe(3);

    [Fact]
    public async Task Predict_MisspelledOption_IsNotTakenForAText() =>
        (await CommandRun.Of("predict", model.Run, "hot", "--tpo", "2"))
            .ShouldTell("glosa predict", "an option: --input", "--tpo");

    [Fact]
    public async Task Predict_TextThatBeginsWithAt_IsNoFileOfArguments() =>
        JsonDocument.Parse((await Predict("@fire hot"))[0]).RootElement
            .GetProperty("text").GetString().ShouldBe("@fire hot");

    [Fact]
    public async Task Predict_Csv_HasAHeaderAndQuotesTexts()
    {
        var lines = await Predict("hot, \"very\" hot", "cold", "--format", "csv");
        lines[0].ShouldBe("text,label,probability,fire,rain,snow");
        lines[1].ShouldMatch("""^"hot, ""very"" hot",(fire|rain|snow)(,0\.\d{6}){4}$""");
        lines.Length.ShouldBe(3);
    }

    [Fact]
    public async Task Predict_FastText_TellsOneLabelOrTheTop()
    {
        (await Predict("hot", "--format", "fasttext")).ShouldHaveSingleItem()
            .ShouldMatch(@"^__label__(fire|rain|snow) 0\.\d{6}$");
        (await Predict("hot", "--format", "fasttext", "--top", "2"))[0].Split(' ').Length.ShouldBe(4);
    }

    [Fact]
    public async Task Predict_JsonLinesAndPlainLines_GiveTheSame()
    {
        var jsonl = await Predict("--input",
            model.Folder.Write("two.jsonl", "{\"text\": \"fire1\"}\n{\"text\": \"snow2 word1\"}\n"));
        var plain = await Predict("--input", model.Folder.Write("two.txt", "fire1\nsnow2 word1\n"));
        jsonl.ShouldBe(plain);
        (await Predict("fire1", "snow2 word1")).ShouldBe(plain);
    }

    [Fact]
    public async Task Predict_FolderAndFastText_ReadTheTextsAlone()
    {
        Directory.CreateDirectory(model.Path("texts/new"));
        model.Folder.Write("texts/new/1.txt", "fire1");
        model.Folder.Write("texts/new/2.txt", "snow2 word1");
        var plain = await Predict("fire1", "snow2 word1");
        (await Predict("--input", model.Path("texts"))).ShouldBe(plain);
        (await Predict("--input", model.Path("texts/new"))).ShouldBe(plain);
        (await Predict("--input", model.Folder.Write("labelled.txt", "__label__snow fire1\nsnow2 word1\n")))
            .ShouldBe(plain);
    }

    private async Task<string[]> Predict(params string[] arguments)
    {
        var output = model.Path("predictions");
        var run = await CommandRun.Of(["predict", model.Run, "--output", output, .. arguments]);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Output.ShouldBeEmpty();
        return File.ReadAllLines(output);
    }
}
