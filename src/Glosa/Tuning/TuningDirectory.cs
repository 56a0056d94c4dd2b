using Glosa.Persistence;

namespace Glosa.Tuning;

/// <summary>The places of the files of a sweep or a search.</summary>
/// <param name="path">Its directory.</param>
/// <param name="kind">What it is: <c>sweep</c> or <c>search</c>.</param>
internal sealed class TuningDirectory(string path, string kind)
{
    /// <summary>The directory.</summary>
    public string Root { get; } = path;

    /// <summary>What it needs to go on.</summary>
    public string Manifest => Path.Combine(Root, $"{kind}.json");

    /// <summary>What all trials share.</summary>
    public string Recipe => Path.Combine(Root, "recipe.yaml");

    /// <summary>The model of the best trial; a search has it.</summary>
    public string Best => Path.Combine(Root, RunDirectory.BestName);

    /// <summary>What came out.</summary>
    public string Results => Path.Combine(Root, "results.json");
}
