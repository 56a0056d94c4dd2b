using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Glosa.Data.Downloads;

/// <summary>How patient a download is.</summary>
public sealed record DownloadOptions
{
    /// <summary>Attempts in a row that bring no new byte before the download fails, in [1, 100]; 5 by default.</summary>
    [Description("Attempts in a row that bring no new byte before the download fails.")]
    [Range(1, 100)]
    public int Attempts { get; init; } = 5;

    /// <summary>Seconds before the second attempt, in [0, 60]; 1 by default. Each further wait is twice as long, up to
    /// 60 seconds; a server that names a time is waited for that long.</summary>
    [Description("Seconds before the second attempt; each further wait is twice as long.")]
    [Range(0.0, 60.0)]
    public double FirstDelaySeconds { get; init; } = 1;

    /// <summary>Seconds without a byte after which a connection counts as broken, in [0.1, 3600]; 60 by
    /// default.</summary>
    [Description("Seconds without a byte after which a connection counts as broken.")]
    [Range(0.1, 3600.0)]
    public double IdleSeconds { get; init; } = 60;
}
