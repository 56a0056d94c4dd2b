namespace Glosa.Testing;

/// <summary>A file that a <see cref="FileServer"/> gives out, and how.</summary>
/// <param name="Content">All its bytes.</param>
public sealed record ServedFile(byte[] Content)
{
    /// <summary>With its quotes.</summary>
    public string? ETag { get; init; } = "\"one\"";

    /// <summary>As it stands in the header.</summary>
    public string? LastModified { get; init; }

    /// <summary>Whether the server goes on in the middle of a file.</summary>
    public bool Ranges { get; init; } = true;

    /// <summary>Whether the answer names its length; else it ends with the connection.</summary>
    public bool TellsLength { get; init; } = true;

    /// <summary>The length that the answer names; the true one by default.</summary>
    public long? ClaimedLength { get; init; }

    /// <summary>The media type.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>Where the answer sends to instead; null gives the file out.</summary>
    public string? Location { get; init; }

    /// <summary>After how many bytes the next answers break off.</summary>
    public Queue<int> Cuts { get; init; } = new();

    /// <summary>How long the next answers keep silent when they have sent their bytes.</summary>
    public Queue<TimeSpan> Stalls { get; init; } = new();

    /// <summary>Status lines of the next answers, before the file is given out.</summary>
    public Queue<string> Failures { get; init; } = new();
}
