using System.Text.Json.Serialization;
using Glosa.Training.Series;

namespace Glosa.Tuning;

/// <summary><c>sweep.json</c>: what a sweep needs to go on.</summary>
internal sealed record SweepManifest : DataManifest
{
    /// <summary>What the trials differ in.</summary>
    public required IReadOnlyList<SweepAxis> Axes { get; init; }
}

/// <summary>The JSON of it.</summary>
[JsonSerializable(typeof(SweepManifest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true, WriteIndented = true)]
internal sealed partial class SweepJson : JsonSerializerContext;
