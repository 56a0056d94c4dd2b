using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Torch;

namespace Glosa.Training;

/// <summary>What a run's figures were made from and with.</summary>
public sealed record RunOrigin
{
    /// <summary>The recipe's name.</summary>
    public required string Recipe { get; init; }

    /// <summary>Figures that the recipe's source reports, by metric.</summary>
    public required IReadOnlyDictionary<string, double> Reported { get; init; }

    /// <summary>Everything random followed from it.</summary>
    public required int Seed { get; init; }

    /// <summary>Texts of the train split.</summary>
    public required int TrainingTexts { get; init; }

    /// <summary>Texts of the validation split.</summary>
    public required int ValidationTexts { get; init; }

    /// <summary>Texts of the test file; 0 without one.</summary>
    public required int TestTexts { get; init; }

    /// <summary>Fingerprint of the train split's texts and labels; null in results of earlier versions, as those of the
    /// other splits.</summary>
    public string? TrainingData { get; init; }

    /// <summary>Fingerprint of the validation split.</summary>
    public string? ValidationData { get; init; }

    /// <summary>Fingerprint of the test texts; null without any.</summary>
    public string? TestData { get; init; }

    /// <summary>The processor as the system names it, with how many of it there are.</summary>
    public required string Processor { get; init; }

    /// <summary>Threads, device, libtorch and its kernels.</summary>
    public required ComputeEnvironment Environment { get; init; }

    /// <summary>When the run ended, in UTC.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>The origin of a run that ends now.</summary>
    internal static RunOrigin Of(Recipe recipe, PreparedData data, Device device) => new()
    {
        Recipe = recipe.Name,
        Reported = recipe.Reported,
        Seed = recipe.Training.Seed,
        TrainingTexts = data.Training.Examples.Count,
        ValidationTexts = data.Validation.Examples.Count,
        TestTexts = data.Test?.Examples.Count ?? 0,
        TrainingData = data.Training.Fingerprint,
        ValidationData = data.Validation.Fingerprint,
        TestData = data.Test?.Fingerprint,
        Processor = ProcessorInWords,
        Environment = ComputeEnvironment.Current(device),
        Finished = DateTimeOffset.UtcNow,
    };

    /// <summary>The processor as the system names it, with how many of it there are.</summary>
    internal static string ProcessorInWords =>
        FormattableString.Invariant($"{ProcessorName()}, {System.Environment.ProcessorCount} cores");

    private static string ProcessorName()
    {
        const string linuxDescription = "/proc/cpuinfo";
        if (!File.Exists(linuxDescription)) return System.Runtime.InteropServices.RuntimeInformation.OSDescription;
        var fields = File.ReadLines(linuxDescription).TakeWhile(line => line.Length > 0)
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Where(field => field.Length == 2)
            .ToDictionary(field => field[0], field => field[1]);
        var name = fields.GetValueOrDefault("model name", "an unnamed processor");
        return fields.TryGetValue("model", out var model) ? $"{name} (model {model})" : name;
    }
}
