using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Glosa.Tokenization;

namespace Glosa.Pretraining;

/// <summary>Texts as token ids, the long ones cut into windows; each begins and ends with the special tokens.</summary>
/// <remarks>A text's windows are as long as each other, so that no short rest is left.</remarks>
internal static class TextWindows
{
    // A window with less to read teaches nothing.
    private const int FewestTokens = 4;

    /// <summary>Cuts all texts, on all processors; the result does not depend on how many there are.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="tokenizer">Its maximum length is that of a window.</param>
    /// <returns>The windows in the order of the texts; a text of fewer than 4 tokens has none.</returns>
    public static int[][] Of(IReadOnlyList<string> texts, Tokenizer tokenizer)
    {
        // Around the text only, so that it is cut here and not by the tokenizer.
        var whole = new Tokenizer(tokenizer.Normalizer, tokenizer.PreTokenizer, tokenizer.Model,
            specialTokens: tokenizer.SpecialTokens);
        int[] before = [.. (tokenizer.PostProcessor?.Before ?? []).Select(token => token.Id)];
        int[] after = [.. (tokenizer.PostProcessor?.After ?? []).Select(token => token.Id)];
        var most = (tokenizer.MaxLength ?? int.MaxValue) - before.Length - after.Length;
        var windows = new int[texts.Count][][];
        Parallel.For(0, texts.Count, index => windows[index] = [.. Cut(whole.EncodeToIds(texts[index]), most)
            .Select(ids => (int[])[.. before, .. ids, .. after])]);
        return [.. windows.SelectMany(ofText => ofText)];
    }

    /// <summary>Token ids of a text in parts of at most so many, all about as long.</summary>
    public static IEnumerable<ArraySegment<int>> Cut(int[] ids, int most) =>
        ids.Length < FewestTokens ? [] : TokenWindows.Of(ids, most);

    /// <summary>SHA-256 over all windows in their order, as 64 lower-case hexadecimal digits.</summary>
    public static string FingerprintOf(IEnumerable<int[]> windows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var window in windows)
        {
            hash.AppendData(BitConverter.GetBytes(window.Length));
            hash.AppendData(MemoryMarshal.AsBytes(window.AsSpan()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
