using System.Globalization;
using System.Text.Json.Serialization;

namespace Glosa.FineTuning;

/// <summary>What a model took of an encoder, or of another model, that was trained before.</summary>
public sealed record StartReport
{
    /// <summary>Of an encoder its directory's name, without the folders around it, or its name at the hub; of a saved
    /// model the name of its recipe.</summary>
    public required string From { get; init; }

    /// <summary>Name of the file that the weights came from.</summary>
    public required string File { get; init; }

    /// <summary>Weights that were taken.</summary>
    public required int Weights { get; init; }

    /// <summary>Values of these weights, all together.</summary>
    public required long Values { get; init; }

    /// <summary>Weights of the model that the file lacks, or has for other labels: they start from random
    /// numbers.</summary>
    public required IReadOnlyList<string> New { get; init; }

    /// <summary>Why what stands above the encoder, or the classifier, starts anew; left out where it was taken too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WhyNewHead { get; init; }

    /// <summary>Weights of the file that the model has no place for, such as the head of another task.</summary>
    public required IReadOnlyList<string> Unused { get; init; }

    /// <summary>All of it in a sentence without a full stop.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{From}: {Weights:N0} weights of {File} with {Values:N0} values")
        + (New.Count == 0 ? "" : $"; new: {Layers(New)}")
        + (WhyNewHead is null ? "" : $" ({WhyNewHead})")
        + (Unused.Count == 0 ? "" : $"; not used: {Layers(Unused)}");

    private static string Layers(IReadOnlyList<string> weights) =>
        string.Join(", ", weights.Select(name => name[..Math.Max(name.LastIndexOf('.'), 0)] is { Length: > 0 } layer
            ? layer : name).Distinct());
}
