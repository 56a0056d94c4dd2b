using System.Text.Json.Serialization;

namespace Glosa.Baselines;

/// <summary><c>baseline.json</c> of a saved baseline.</summary>
internal sealed record LinearBaselineManifest
{
    /// <summary>The newest version of the format that this library reads and the one it writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the format.</summary>
    public required int GlosaFormat { get; init; }

    /// <summary>The settings.</summary>
    public required LinearBaselineOptions Options { get; init; }

    /// <summary>Names of the labels in their order.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Whether a text can have any number of the labels.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MultiLabel { get; init; }

    /// <summary>Seconds that training took.</summary>
    public required double Seconds { get; init; }
}

/// <summary>The JSON of a saved baseline.</summary>
[JsonSerializable(typeof(LinearBaselineManifest))]
[JsonSerializable(typeof(string[]))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true, RespectNullableAnnotations = true, WriteIndented = true)]
internal sealed partial class LinearBaselineJson : JsonSerializerContext;
