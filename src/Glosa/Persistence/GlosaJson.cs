using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Glosa.Audits;
using Glosa.Comparisons;
using Glosa.Data;
using Glosa.Data.Checks;
using Glosa.Embeddings;
using Glosa.Encoders;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Explanations;
using Glosa.FineTuning;
using Glosa.Pretraining;
using Glosa.Training;
using Glosa.Training.Series;
using Glosa.Tuning;

namespace Glosa.Persistence;

/// <summary>The JSON of all files and of standard output: snake_case names,
/// letters of all languages as they are.</summary>
[JsonSerializable(typeof(ModelConfig))]
[JsonSerializable(typeof(CheckpointManifest))]
[JsonSerializable(typeof(EpochRecord))]
[JsonSerializable(typeof(EvaluationResult))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(VectorCoverage))]
[JsonSerializable(typeof(StartReport))]
[JsonSerializable(typeof(Prediction))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(ExplanationSummary))]
[JsonSerializable(typeof(DataReport))]
[JsonSerializable(typeof(LabelAuditReport))]
[JsonSerializable(typeof(FoldIds))]
[JsonSerializable(typeof(SeriesResult))]
[JsonSerializable(typeof(PretrainingResult))]
[JsonSerializable(typeof(SweepResult))]
[JsonSerializable(typeof(SearchResult))]
[JsonSerializable(typeof(Comparison))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true)]
public sealed partial class GlosaJson : JsonSerializerContext
{
    /// <summary>For files that people read.</summary>
    public static GlosaJson Indented { get; } = new(OptionsFor(indented: true));

    /// <summary>For one document a line.</summary>
    public static GlosaJson Compact { get; } = new(OptionsFor(indented: false));

    internal static T ReadFile<T>(
        string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, string whatItIs)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, type) ?? throw new JsonException("the document is null");
        }
        catch (JsonException error)
        {
            throw new InvalidInputException($"{path}:{(error.LineNumber ?? 0) + 1}", $"{whatItIs} in JSON",
                error.Message, "use a file that Glosa wrote, unchanged");
        }
    }

    private static JsonSerializerOptions OptionsFor(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters =
        {
            new JsonStringEnumConverter<TrainingOutcome>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<SearchMethod>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<TrialOutcome>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<Verdict>(JsonNamingPolicy.SnakeCaseLower),
        },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
    };
}
