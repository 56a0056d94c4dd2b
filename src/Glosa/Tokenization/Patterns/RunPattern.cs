using System.Buffers;
using System.Globalization;
using System.Text;

namespace Glosa.Tokenization.Patterns;

/// <summary>Matches a letter, a sign or an emoji that two equal ones follow.</summary>
internal sealed class RunPattern() : TextPattern(Expression, isRegex: true)
{
    public const string Expression = @"([\p{L}\p{P}\p{S}])(?=\1\1)";

    internal override bool Find(ReadOnlySpan<char> text, int from, out int start, out int length)
    {
        for (start = from; Rune.DecodeFromUtf16(text[start..], out var rune, out length) == OperationStatus.Done;
            start += length)
        {
            var own = text.Slice(start, length);
            var behind = text[(start + length)..];
            if (behind.StartsWith(own) && behind[length..].StartsWith(own) && IsLetterOrSign(rune))
                return true;
        }

        length = 0;
        return false;
    }

    private static bool IsLetterOrSign(Rune rune) => Rune.GetUnicodeCategory(rune) is
        <= UnicodeCategory.OtherLetter
        or (>= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation)
        or (>= UnicodeCategory.MathSymbol and <= UnicodeCategory.OtherSymbol);
}
