using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Glosa.Models.Bert;

/// <summary>What is kept of an encoder that is frozen: each text is then read once, not in every epoch.</summary>
public sealed record StateCacheOptions
{
    /// <summary>Where states are kept; by default in memory where they take less than half of what is free, else on
    /// disk.</summary>
    [Description("Where the states of a frozen encoder are kept: auto (memory if they take less than half of what is free, "
        + "else disk), memory, disk or none.")]
    public StateCachePlace States { get; init; } = StateCachePlace.Auto;

    /// <summary>Most bytes of states; 8,000,000,000 by default. Texts beyond are read in every epoch.</summary>
    [Description("Most bytes of states; texts beyond are read in every epoch.")]
    [Range(0, 1L << 50)]
    public long MaxBytes { get; init; } = 8_000_000_000;
}

/// <summary>Where states are kept.</summary>
public enum StateCachePlace
{
    /// <summary>In memory where they take less than half of what is free, else on disk.</summary>
    Auto,

    /// <summary>In memory.</summary>
    Memory,

    /// <summary>In a file of the run that is removed at its end.</summary>
    Disk,

    /// <summary>Nowhere.</summary>
    None,
}
