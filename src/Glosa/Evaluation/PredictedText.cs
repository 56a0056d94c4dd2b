using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Glosa.Persistence;

namespace Glosa.Evaluation;

/// <summary>A line of <c>predictions.jsonl</c>: what the model of a fold says of a text that it has not learned.</summary>
internal sealed record PredictedText
{
    /// <summary>The row of the training file, as read, from 0.</summary>
    public required int Row { get; init; }

    /// <summary>The fold that the text was tested in, from 1.</summary>
    public required int Fold { get; init; }

    /// <summary>The label it has, or the labels.</summary>
    public required LabelNames Label { get; init; }

    /// <summary>The label it was given, or the labels.</summary>
    public required LabelNames Predicted { get; init; }

    /// <summary>What the linear baseline gives; left out without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LabelNames? Baseline { get; init; }

    /// <summary>The probability of each label by name.</summary>
    public required IReadOnlyDictionary<string, double> Probabilities { get; init; }

    /// <summary>Writes a file, a line for each text.</summary>
    public static void WriteAll(string path, IEnumerable<PredictedText> texts) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        foreach (var text in texts)
            writer.WriteLine(JsonSerializer.Serialize(text, PredictedTextJson.Readable.PredictedText));
    });

    /// <summary>Reads what <see cref="WriteAll"/> wrote.</summary>
    public static IEnumerable<PredictedText> ReadAll(string path) => File.ReadLines(path)
        .Select(line => JsonSerializer.Deserialize(line, PredictedTextJson.Readable.PredictedText)!);
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
