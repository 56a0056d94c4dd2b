using System.Text.Json.Serialization;

namespace Glosa.Training.Series;

/// <summary><c>series.json</c>: what a series needs to go on.</summary>
internal sealed record SeriesManifest : DataManifest
{
    /// <summary>Number of seeds; null where there are folds, which <c>folds.json</c> holds.</summary>
    public required int? Seeds { get; init; }
}

/// <summary>The JSON of it.</summary>
[JsonSerializable(typeof(SeriesManifest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true, WriteIndented = true)]
internal sealed partial class SeriesJson : JsonSerializerContext;
