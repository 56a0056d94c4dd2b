using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Glosa.Persistence;

namespace Glosa.Cli.Output;

/// <summary>Predictions as JSON lines, CSV, or in fastText's form.</summary>
internal static class PredictionWriter
{
    private static readonly string[] s_labels = ["labels"];

    public static IReadOnlyList<string> Formats { get; } = ["jsonl", "csv", "fasttext"];

    /// <summary>Writes each prediction as it comes.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="predictions">The predictions.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="top">Tells only so many labels, the most probable; null tells all, and in fastText's form those that
    /// the text is given.</param>
    /// <param name="labels">Names of the labels.</param>
    /// <param name="separator">What stands between labels in a field; null where a text has exactly one.</param>
    public static void Write(TextWriter writer, IEnumerable<Prediction> predictions,
        string format, int? top, IReadOnlyList<string> labels, string? separator)
    {
        switch (format)
        {
            case "csv":
                WriteCsv(writer, predictions, labels, separator);
                break;
            case "fasttext":
                foreach (var prediction in predictions) writer.WriteLine(string.Join(' ',
                    (top is { } most ? Ranked(prediction, most) : Given(prediction)).Select(pair => string.Create(CultureInfo.InvariantCulture,
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

    private static IEnumerable<KeyValuePair<string, double>> Given(Prediction prediction) => prediction.Labels
        .Select(label => KeyValuePair.Create(label, prediction.Probabilities[label])).OrderByDescending(pair => pair.Value);

    private static void WriteCsv(TextWriter writer, IEnumerable<Prediction> predictions, IReadOnlyList<string> labels,
        string? separator)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        var withHeader = false;
        foreach (var prediction in predictions)
        {
            // Not before the first prediction: an input that cannot be read writes nothing.
            if (!withHeader) csv.WriteRecord(["text", .. separator is null ? [] : s_labels, "label", "probability", .. labels]);
            withHeader = true;
            csv.WriteRecord([prediction.Text,
                .. separator is null ? Array.Empty<string>() : [string.Join(separator, prediction.Labels)], prediction.Label, Show(prediction.Probability),
                .. labels.Select(name => Show(prediction.Probabilities[name]))]);
        }

        static string Show(double value) => value.ToString("F6", CultureInfo.InvariantCulture);
    }
}
