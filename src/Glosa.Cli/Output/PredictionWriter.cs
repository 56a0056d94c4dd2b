using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Glosa.Persistence;

namespace Glosa.Cli.Output;

/// <summary>Predictions as JSON lines, CSV, or in fastText's form.</summary>
internal static class PredictionWriter
{
    public static IReadOnlyList<string> Formats { get; } = ["jsonl", "csv", "fasttext"];

    /// <summary>Writes each prediction as it comes.</summary>
    public static void Write(TextWriter writer, IEnumerable<Prediction> predictions,
        string format, int? top, IReadOnlyList<string> labels)
    {
        switch (format)
        {
            case "csv":
                WriteCsv(writer, predictions, labels);
                break;
            case "fasttext":
                foreach (var prediction in predictions) writer.WriteLine(string.Join(' ',
                    Ranked(prediction, top ?? 1).Select(pair => string.Create(CultureInfo.InvariantCulture,
                        $"__label__{pair.Key.Replace(' ', '-')} {pair.Value:F6}"))));
                break;
            default:
                foreach (var prediction in predictions) writer.WriteLine(JsonSerializer.Serialize(
                    top is { } count
                        ? prediction with
                        {
                            Probabilities = new OrderedDictionary<string, double>(Ranked(prediction, count)),
                        }
                        : prediction,
                    GlosaJson.Compact.Prediction));
                break;
        }
    }

    private static IEnumerable<KeyValuePair<string, double>> Ranked(Prediction prediction, int count) =>
        prediction.Probabilities.OrderByDescending(pair => pair.Value).Take(count);

    private static void WriteCsv(TextWriter writer, IEnumerable<Prediction> predictions, IReadOnlyList<string> labels)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        var withHeader = false;
        foreach (var prediction in predictions)
        {
            // Not before the first prediction: an input that cannot be read writes nothing.
            if (!withHeader) csv.WriteRecord(["text", "label", "probability", .. labels]);
            withHeader = true;
            csv.WriteRecord([prediction.Text, prediction.Label, Show(prediction.Probability),
                .. labels.Select(name => Show(prediction.Probabilities[name]))]);
        }

        static string Show(double value) => value.ToString("F6", CultureInfo.InvariantCulture);
    }
}
