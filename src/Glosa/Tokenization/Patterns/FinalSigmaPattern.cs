using System.Text;

namespace Glosa.Tokenization.Patterns;

/// <summary>Matches a capital sigma at the end of a word, whose lower case is U+03C2 instead of U+03C3.</summary>
/// <remarks>
/// Unicode 3.13, Final_Sigma: a cased letter before it and none behind it, ignorable characters between skipped.
/// The expression says the same to the reference library; .NET lacks the properties it names.
/// </remarks>
internal sealed class FinalSigmaPattern() : TextPattern(Expression, isRegex: true)
{
    public const string Expression =
        $@"(?<={CasedLetter}\p{{Case_Ignorable}}*)Σ(?!\p{{Case_Ignorable}}*{CasedLetter})";

    private const string CasedLetter = @"[\p{Cased}&&[^\p{Case_Ignorable}]]";

    internal override bool Find(ReadOnlySpan<char> text, int from, out int start, out int length)
    {
        length = 1;
        for (start = from; start < text.Length; start++)
        {
            var next = text[start..].IndexOf('Σ');
            if (next < 0)
                break;
            start += next;
            if (EndsInCased(text[..start]) && !StartsWithCased(text[(start + 1)..]))
                return true;
        }

        return false;
    }

    private static bool EndsInCased(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeLastFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            if (!CaseProperties.IsIgnorable(rune))
                return CaseProperties.IsCased(rune);
            text = text[..^length];
        }

        return false;
    }

    private static bool StartsWithCased(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            if (!CaseProperties.IsIgnorable(rune))
                return CaseProperties.IsCased(rune);
            text = text[length..];
        }

        return false;
    }
}
