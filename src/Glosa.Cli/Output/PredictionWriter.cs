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

    /// <summary>Writes each prediction as it comes. Where the classifier is too unsure, the label is null in JSON, empty
    /// in CSV, and the line is empty in fastText's form.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="predictions">The predictions.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="form">What of them is told.</param>
    public static void Write(
        TextWriter writer, IEnumerable<Prediction> predictions, string format, PredictionForm form)
    {
        switch (format)
        {
            case "csv":
                WriteCsv(writer, predictions, form);
                break;
            case "fasttext":
                foreach (var prediction in predictions) writer.WriteLine(form.Abstains(prediction) ? "" : string.Join(' ',
                    (form.Top is { } most ? Ranked(prediction, most) : Given(prediction)).Select(pair => string.Create(
                        CultureInfo.InvariantCulture, $"__label__{pair.Key.Replace(' ', '-')} {pair.Value:F6}"))));
                break;
            default:
                foreach (var prediction in predictions) writer.WriteLine(Json(prediction, form));
                break;
        }
    }

    private static IEnumerable<KeyValuePair<string, double>> Ranked(Prediction prediction, int count) =>
        prediction.Probabilities.OrderByDescending(pair => pair.Value).Take(count);

    private static IEnumerable<KeyValuePair<string, double>> Given(Prediction prediction) => prediction.Labels
        .Select(label => KeyValuePair.Create(label, prediction.Probabilities[label])).OrderByDescending(pair => pair.Value);

    private static string Json(Prediction prediction, PredictionForm form)
    {
        var told = form.Top is not { } count ? prediction : prediction with
        {
            Probabilities = new OrderedDictionary<string, double>(Ranked(prediction, count)),
        };
        if (!form.Abstains(prediction)) return JsonSerializer.Serialize(told, GlosaJson.Compact.Prediction);
        var json = JsonSerializer.SerializeToNode(told, GlosaJson.Compact.Prediction)!.AsObject();
        json["label"] = null;
        if (json.ContainsKey("labels")) json["labels"] = null;
        return json.ToJsonString(GlosaJson.Compact.Options);
    }

    private static void WriteCsv(TextWriter writer, IEnumerable<Prediction> predictions, PredictionForm form)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        var withHeader = false;
        foreach (var prediction in predictions)
        {
            // Not before the first prediction: an input that cannot be read writes nothing.
            if (!withHeader)
                csv.WriteRecord(["text", .. form.Separator is null ? [] : s_labels, "label", "probability", .. form.Labels]);
            withHeader = true;
            var abstains = form.Abstains(prediction);
            csv.WriteRecord([prediction.Text,
                .. form.Separator is null ? Array.Empty<string>()
                    : [abstains ? "" : string.Join(form.Separator, prediction.Labels)],
                abstains ? "" : prediction.Label, Show(prediction.Probability),
                .. form.Labels.Select(name => Show(prediction.Probabilities[name]))]);
        }

        static string Show(double value) => value.ToString("F6", CultureInfo.InvariantCulture);
    }
}
