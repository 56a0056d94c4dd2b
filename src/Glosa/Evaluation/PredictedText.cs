using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Glosa.Errors;
using Glosa.Models;
using Glosa.Persistence;

namespace Glosa.Evaluation;

/// <summary>A line of a run's <c>predictions/*.jsonl</c> or a series' <c>predictions.jsonl</c>: what a model says of a
/// text that it has not learned.</summary>
internal sealed record PredictedText
{
    /// <summary>The row of the file, as read, from 0.</summary>
    public required int Row { get; init; }

    /// <summary>The fold that the text was tested in, from 1; left out where there are no folds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Fold { get; init; }

    /// <summary>The label it has, or the labels.</summary>
    public required LabelNames Label { get; init; }

    /// <summary>The label it was given, or the labels.</summary>
    public required LabelNames Predicted { get; init; }

    /// <summary>What the linear baseline gives; left out without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LabelNames? Baseline { get; init; }

    /// <summary>The probability of each label by name, in the order of the labels.</summary>
    public required IReadOnlyDictionary<string, double> Probabilities { get; init; }

    /// <summary>What the logits say of each text, in the order of the data set.</summary>
    /// <param name="logits">A model's.</param>
    /// <param name="thresholds">For each label, where a text can have several; else null.</param>
    /// <param name="baseline">The labels that the linear baseline gives each text; null without one.</param>
    public static IEnumerable<PredictedText> Of(TextLogits logits, IReadOnlyList<double>? thresholds,
        IReadOnlyList<IReadOnlyList<string>>? baseline)
    {
        var (labels, source) = (logits.Labels, logits.Data.Source);
        return Enumerable.Range(0, logits.Count).Select(text =>
        {
            var probabilities = logits.Probabilities(text);
            return new PredictedText
            {
                Row = source.RowOf(text),
                Label = Name([.. logits.TrueLabels(text).Order().Select(label => labels[label])]),
                Predicted = Name(thresholds is null ? [labels[Inference.IndexOfLargest(logits.OfText(text))]]
                    : [.. labels.Where((_, label) => probabilities[label] > thresholds[label])]),
                Baseline = baseline is null ? null : Name(baseline[text]),
                Probabilities = new OrderedDictionary<string, double>(labels.Zip(probabilities, KeyValuePair.Create)),
            };
        });

        LabelNames Name(IReadOnlyList<string> names) => new(names, logits.IsMultiLabel);
    }

    /// <summary>Writes a file, a line for each text; its directory is made.</summary>
    public static void WriteAll(string path, IEnumerable<PredictedText> texts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            foreach (var text in texts)
                writer.WriteLine(JsonSerializer.Serialize(text, PredictedTextJson.Readable.PredictedText));
        });
    }

    /// <summary>Reads what <see cref="WriteAll"/> wrote, line by line.</summary>
    /// <exception cref="InvalidInputException">A line is none of its own (while enumerating).</exception>
    public static IEnumerable<PredictedText> ReadAll(string path) => File.ReadLines(path).Select((line, index) =>
    {
        try
        {
            return JsonSerializer.Deserialize(line, PredictedTextJson.Readable.PredictedText)!;
        }
        catch (JsonException error)
        {
            throw new InvalidInputException($"{path}:{index + 1}", "a text's prediction in JSON", error.Message,
                "use a file that Glosa wrote, unchanged");
        }
    });
}

/// <summary>The JSON of predictions, letters of all languages as they are.</summary>
[JsonSerializable(typeof(PredictedText))]
[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
internal sealed partial class PredictedTextJson : JsonSerializerContext
{
    public static PredictedTextJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
