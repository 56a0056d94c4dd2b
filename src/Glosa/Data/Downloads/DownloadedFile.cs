namespace Glosa.Data.Downloads;

/// <summary>A file that is there and was checked.</summary>
/// <param name="Name">Its name in the data set's directory.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256 in hexadecimal.</param>
/// <param name="Downloaded">Whether it was downloaded now; else it was there before.</param>
/// <param name="ComparedWith">What the sum was compared with: <c>published</c>, <c>recorded</c> at an earlier download,
/// or null: this is the first one, and it was recorded now.</param>
public sealed record DownloadedFile(string Name, long Bytes, string Sha256, bool Downloaded, string? ComparedWith);
