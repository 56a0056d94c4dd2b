using System.Text.Json;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Persistence;

/// <summary>Models that earlier versions saved must load for good.
/// Nothing in <c>tests/golden/saved-model</c> may change; a new format is a new folder there.</summary>
public class SavedModelFormatTests
{
    private static readonly string s_folder = Path.Combine(Golden.Path(), "saved-model");

    private static readonly JsonSerializerOptions s_json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static TheoryData<string> Formats =>
        [.. Directory.GetDirectories(s_folder).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Load_EarlierFormat_PredictsAsItDid(string format)
    {
        var folder = Path.Combine(s_folder, format);
        using var classifier = TextClassifier.Load(folder);
        foreach (var expected in JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "predictions.json")))
            .RootElement.EnumerateArray())
        {
            var prediction = classifier.Predict(expected.GetProperty("text").GetString()!);
            prediction.Label.ShouldBe(expected.GetProperty("label").GetString());
            prediction.Tokens.ShouldBe(expected.GetProperty("tokens").GetInt32());
            prediction.Unknown.ShouldBe(expected.GetProperty("unknown").GetInt32());
            foreach (var (name, probability) in prediction.Probabilities)
                probability.ShouldBe(
                    expected.GetProperty("probabilities").GetProperty(name).GetDouble(), tolerance: 1e-5);
        }
    }

    /// <summary>Writes the folder of the current format where there is none yet:
    /// <c>GLOSA_MAKE_GOLDEN_MODEL=1</c>.</summary>
    [Fact]
    public void CurrentFormat_HasItsFolder()
    {
        var folder = Path.Combine(s_folder, $"format-{ModelConfig.CurrentFormat}");
        if (!Directory.Exists(folder) && Environment.GetEnvironmentVariable("GLOSA_MAKE_GOLDEN_MODEL") == "1")
            Make(folder);
        Directory.Exists(folder)
            .ShouldBeTrue($"the current format needs a model in {folder}: "
                + "run this test with GLOSA_MAKE_GOLDEN_MODEL=1");
    }

    private static void Make(string folder)
    {
        using var temporary = new TemporaryFolder();
        var train = temporary.Write("train.csv", SampleTexts.ToCsv(200));
        var recipe = RecipeFile.Parse($$"""
            name: golden
            description: A tiny model that every later version has to load.
            data: {train: '{{train}}'}
            tokenizer: {max_vocabulary: 30, max_length: 10}
            model: {type: lstm, embedding_size: 6, hidden_size: 5, layers: 2, bidirectional: true, pooling: max, dropout: 0.1}
            training: {epochs: 1, batch_size: 4, optimizer: {type: adam, learning_rate: 0.03} }
            """, "recipe", []);
        using (var run = TrainingRun.Create(recipe, Path.Combine(temporary.Path, "run"), []))
            run.Run(CancellationToken.None);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(temporary.Path, "run", "best")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var saved = Path.Combine(folder, "recipe.yaml");
        File.WriteAllText(saved, File.ReadAllText(saved).Replace(train, "train.csv"));

        using var classifier = TextClassifier.Load(folder);
        string[] texts = ["", "fire1", "Snow2 snow3, and something new!",
            .. SampleTexts.Make(12, seed: 9).Select(example => example.Text)];
        File.WriteAllText(Path.Combine(folder, "predictions.json"),
            JsonSerializer.Serialize(classifier.Predict(texts), s_json) + "\n");
    }
}
