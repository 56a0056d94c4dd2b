using System.Text.Json.Serialization;
using Glosa.Training.Series;

namespace Glosa.Tuning;

/// <summary><c>search.json</c>: what a search needs to go on. All of its trials are drawn at the start.</summary>
internal sealed record SearchManifest : DataManifest
{
    /// <summary>How it goes about its trials.</summary>
    public required SearchOptions Options { get; init; }

    /// <summary>The settings of each trial in YAML, by path.</summary>
    public required IReadOnlyList<OrderedDictionary<string, string>> Trials { get; init; }
}

/// <summary>The JSON of it.</summary>
[JsonSerializable(typeof(SearchManifest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true, WriteIndented = true, UseStringEnumConverter = true)]
internal sealed partial class SearchJson : JsonSerializerContext;
