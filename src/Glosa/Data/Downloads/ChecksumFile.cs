using System.Security.Cryptography;
using Glosa.Persistence;

namespace Glosa.Data.Downloads;

/// <summary><c>SHA256SUMS</c> beside the data, as <c>sha256sum -c</c> reads it: the sums of the first
/// download.</summary>
internal sealed class ChecksumFile(string directory)
{
    private const string Separator = "  ";

    public string Path { get; } = System.IO.Path.Combine(directory, "SHA256SUMS");

    /// <summary>The recorded sum of a file, or null.</summary>
    public string? Find(string name) => Lines()
        .Where(line => line.EndsWith(Separator + name, StringComparison.Ordinal))
        .Select(line => line[..^(Separator.Length + name.Length)])
        .FirstOrDefault();

    /// <summary>Adds the sum of a file that has none yet.</summary>
    public void Record(string name, string sum) =>
        AtomicFile.WriteText(Path, string.Join("\n", [.. Lines(), sum + Separator + name, ""]));

    /// <summary>SHA-256 of a file, in hexadecimal.</summary>
    public static async Task<string> SumOfAsync(string file, CancellationToken stop)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, stop));
    }

    private string[] Lines() => File.Exists(Path) ? File.ReadAllLines(Path) : [];
}
