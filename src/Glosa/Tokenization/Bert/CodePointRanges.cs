using System.Globalization;

namespace Glosa.Tokenization.Bert;

/// <summary>A set of code points, written as ranges in hexadecimal: <c>9 20-7E</c>, rising.</summary>
internal sealed class CodePointRanges
{
    private readonly int[] _firsts;
    private readonly int[] _lasts;

    public CodePointRanges(string ranges)
    {
        var ends = ranges.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(range => range.Split('-')).ToArray();
        _firsts = [.. ends.Select(range => Number(range[0]))];
        _lasts = [.. ends.Select(range => Number(range[^1]))];
    }

    public bool Contains(int codePoint)
    {
        var at = Array.BinarySearch(_firsts, codePoint);
        return at >= 0 || (~at > 0 && codePoint <= _lasts[~at - 1]);
    }

    private static int Number(string hexadecimal) =>
        int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
