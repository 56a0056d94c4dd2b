using System.Text.Json;
using Glosa.Baselines;
using Glosa.Data;
using Glosa.Testing;

namespace Glosa.Tests.Baselines;

public class LinearBaselineGoldenTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Cases => [.. All().EnumerateObject().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decisions_Case_AreScikitLearns(string name)
    {
        var expected = All().GetProperty(name);
        var training = new DataSet("golden", [.. expected.GetProperty("train").EnumerateArray()
            .Select((row, index) => new Example(row[0].GetString()!, row[1].GetString()!, index + 1))]);
        var labels = new LabelSet(Texts(expected, "labels"));
        var baseline = LinearBaseline.Train(training, labels, OptionsOf(expected));

        baseline.Ngrams.Order(StringComparer.Ordinal)
            .ShouldBe(Texts(expected, "names").Order(StringComparer.Ordinal));
        foreach (var (text, row) in Texts(expected, "test").Zip(expected.GetProperty("decisions").EnumerateArray()))
            baseline.Decisions(text)
                .ShouldBe([.. row.EnumerateArray().Select(one => one.GetDouble())], Tolerance, text);
    }

    private static LinearBaselineOptions OptionsOf(JsonElement one) => new()
    {
        Ngrams = one.GetProperty("ngrams").GetInt32(),
        MinCount = one.GetProperty("min_count").GetInt32(),
        LowerCase = one.GetProperty("lower_case").GetBoolean(),
        Occurrences = Enum.Parse<OccurrenceCount>(one.GetProperty("occurrences").GetString()!, ignoreCase: true),
        Weighting = Enum.Parse<NgramWeighting>(
            one.GetProperty("weighting").GetString()!.Replace("_", ""), ignoreCase: true),
        Normalize = one.GetProperty("normalize").GetBoolean(),
        Cost = one.GetProperty("cost").GetDouble(),
        Tolerance = 1e-8,
        MaxPasses = 100_000,
    };

    private static string[] Texts(JsonElement one, string key) =>
        [.. one.GetProperty(key).EnumerateArray().Select(text => text.GetString()!)];

    private static JsonElement All() =>
        JsonDocument.Parse(File.ReadAllText(Golden.Path("baseline", "decisions.json"))).RootElement;
}
