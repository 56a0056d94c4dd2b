using System.Net;

namespace Glosa.Data.Downloads;

/// <summary>Why an attempt to download failed.</summary>
internal enum TransferFailure
{
    /// <summary>No server answered.</summary>
    Unreachable,

    /// <summary>The connection broke, timed out, or the server is in trouble; another attempt may work.</summary>
    Broken,

    /// <summary>The server does not give the file out.</summary>
    Refused,

    /// <summary>A web page came instead of the file.</summary>
    WebPage,

    /// <summary>The disk has no room for it.</summary>
    NoRoom,

    /// <summary>The file cannot be written.</summary>
    NotWritable,
}

/// <summary>An attempt to download failed.</summary>
/// <param name="failure">The kind.</param>
/// <param name="expected">What should have come.</param>
/// <param name="found">What came.</param>
internal sealed class TransferException(TransferFailure failure, string expected, string found) : Exception(found)
{
    public TransferFailure Failure => failure;

    public string Expected => expected;

    /// <summary>The answer, if it was a refusal.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
