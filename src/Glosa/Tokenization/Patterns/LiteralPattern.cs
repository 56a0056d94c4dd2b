using System.Text;

namespace Glosa.Tokenization.Patterns;

/// <summary>Matches one text, also where it was written as an expression such as <c>\.</c>.</summary>
internal sealed class LiteralPattern(string source, string text, bool isRegex) : TextPattern(source, isRegex)
{
    private const string Operators = @"\*+?|{}[]()^$.";

    /// <summary>The only text that an expression matches; null where it is more than a text.</summary>
    public static string? TextOf(string expression)
    {
        var text = new StringBuilder(expression.Length);
        for (var at = 0; at < expression.Length; at++)
        {
            var unit = expression[at];
            if (unit == '\\' && at + 1 < expression.Length && char.IsAscii(expression[at + 1])
                && (char.IsPunctuation(expression[at + 1]) || char.IsSymbol(expression[at + 1])))
                text.Append(expression[++at]);
            else if (Operators.Contains(unit))
                return null;
            else
                text.Append(unit);
        }

        return text.Length > 0 ? text.ToString() : null;
    }

    internal override bool Find(ReadOnlySpan<char> searched, int from, out int start, out int length)
    {
        length = text.Length;
        start = length > 0 ? searched[from..].IndexOf(text) : -1;
        if (start < 0)
            return false;
        start += from;
        return true;
    }
}
