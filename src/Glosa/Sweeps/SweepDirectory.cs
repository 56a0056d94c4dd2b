using Glosa.Persistence;

namespace Glosa.Sweeps;

/// <summary>The places of a sweep's files.</summary>
/// <param name="path">The sweep's directory.</param>
internal sealed class SweepDirectory(string path)
{
    /// <summary>The directory.</summary>
    public string Root { get; } = path;

    /// <summary>The axes, and what the sweep needs to go on.</summary>
    public string Manifest => Path.Combine(Root, "sweep.json");

    /// <summary>What all cells share.</summary>
    public string Recipe => Path.Combine(Root, "recipe.yaml");

    /// <summary>What came out.</summary>
    public string Results => Path.Combine(Root, "results.json");

    /// <summary>The directory of a cell's run.</summary>
    public RunDirectory Run(SweepCell cell) => new(Path.Combine(Root, cell.Name));
}
