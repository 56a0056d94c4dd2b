namespace Glosa.Data.Downloads;

/// <summary>A file of a data set, as its home serves it.</summary>
/// <param name="Address">Where it is; ends in the file's name.</param>
public sealed record DataSetFile(string Address)
{
    /// <summary>The name it is saved under.</summary>
    public string Name => Address[(Address.LastIndexOf('/') + 1)..];

    /// <summary>SHA-256 in hexadecimal, as the owner publishes it; null where the owner publishes none. Then the sum of
    /// the first download is recorded and later ones are compared with it.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What a <c>.tar.gz</c> or <c>.zip</c> holds at its top, and is unpacked from it; nothing by default:
    /// the file is used as it is.</summary>
    public IReadOnlyList<string> Unpacked { get; init; } = [];

    /// <summary>Whether it is an archive.</summary>
    internal bool IsArchive => Unpacked.Count > 0;

    /// <summary>Whether all that comes from it is in a directory.</summary>
    internal bool IsUnpackedIn(string directory) =>
        IsArchive && Unpacked.All(name => Path.Exists(Path.Combine(directory, name)));
}
