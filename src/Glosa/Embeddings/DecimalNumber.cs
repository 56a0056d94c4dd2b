using System.Buffers.Text;

namespace Glosa.Embeddings;

/// <summary>Reads a number from its bytes, rounded first to 64 bits and then to 32, as Python's
/// <c>float32(float(text))</c> does.</summary>
/// <remarks>Paper: Clinger 1990, "How to Read Floating Point Numbers Accurately": up to 2^53, and with a power of ten
/// up to 22, one multiplication or division is exact. Other numbers go the long way.</remarks>
internal static class DecimalNumber
{
    private const ulong LargestExact = 1UL << 53;

    private static readonly double[] s_powersOfTen =
        [.. Enumerable.Range(0, 23).Select(power => double.Parse($"1e{power}", System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The number; false if the bytes are none, or one that is not finite as a float.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out float number)
    {
        var (digits, exponent, known) = (0UL, 0, false);
        var at = text is [(byte)'-' or (byte)'+', ..] ? 1 : 0;
        for (var seenPoint = false; at < text.Length; at++)
        {
            var digit = text[at] - (uint)'0';
            if (digit <= 9 && digits < LargestExact / 16)
            {
                digits = digits * 10 + digit;
                exponent -= seenPoint ? 1 : 0;
                known = true;
            }
            else if (text[at] == '.' && !seenPoint)
            {
                seenPoint = true;
            }
            else
            {
                break;
            }
        }
        if (at < text.Length && text[at] is (byte)'e' or (byte)'E'
            && Utf8Parser.TryParse(text[(at + 1)..], out short power, out var used) && used == text.Length - at - 1)
        {
            exponent += power;
            at = text.Length;
        }
        if (!known || at < text.Length || exponent is < -22 or > 22) return TryParseLong(text, out number);
        var value = exponent < 0 ? digits / s_powersOfTen[-exponent] : digits * s_powersOfTen[exponent];
        number = (float)(text[0] == '-' ? -value : value);
        return float.IsFinite(number);
    }

    private static bool TryParseLong(ReadOnlySpan<byte> text, out float number)
    {
        var whole = Utf8Parser.TryParse(text, out double value, out var used) && used == text.Length;
        number = (float)value;
        return whole && float.IsFinite(number);
    }
}
