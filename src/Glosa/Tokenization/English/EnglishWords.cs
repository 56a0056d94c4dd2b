using System.Text.RegularExpressions;
using Glosa.Tokenization.Patterns;
using static Glosa.Tokenization.English.EnglishCharacters;

namespace Glosa.Tokenization.English;

/// <summary>What a stretch without its ends is cut into: addresses stay whole, contractions do not.</summary>
internal sealed partial class EnglishWords : StretchPattern
{
    private const string Host = @"A-Za-z0-9\u00A1-\uD7FF\uE000-\uFFFF";

    // A scheme, a user, a host, a port and a path, of which the host is enough: example.com.
    private const string Address =
        $@"(?:[{Letter}0-9_+\-.]{{2,}}://)?(?:\S{{1,200}}@)?"
        + $@"(?:[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}}|(?:(?:[{Host}][{Host}_-]{{0,62}})?[{Host}]\.)+"
        + $@"[{Lower}]{{2,63}})(?::[0-9]{{2,5}})?(?:[/?#]\S*)?";

    private const string WithDot = $@"\A(?:{Address}|Ph\.D\.|o\.O)\z";

    private const string First = $@"\A(?:(?:8-D|and/or|w/o)\z|{EnglishContractions.First})";

    private const string Next =
        $@"(?<=[{Letter}])(?:{EnglishContractions.Second})|{EnglishAbbreviations.Dotted}(?=[{Upper}{Quotes}])";

    private const string Join =
        $@"(?<=[{Letter}0-9])(?::[PpOoXxD]|=D)\z|\.\.+|…|{Icon}|(?<=[0-9])[+\-*^](?=[0-9-])"
        + $@"|(?<=[{Lower}{Quotes}])\.(?=[{Upper}{Quotes}])|(?<=[{Letter}]),(?=[{Letter}])"
        + $@"|(?<=[{Letter}0-9])(?:---?|——|[-–—~:<>=/])(?=[{Letter}])";

    private EnglishWords()
        : base(CodePoints.Of($@"{WithDot}|{First}|\G(?:{Next})|{Join}"))
    {
    }

    /// <summary>Matches one token at a time; what lies between matches is a token too.</summary>
    public static TextPattern Pattern { get; } = new EnglishWords();

    // Of 2 to 10 letters, as id and shouldntve; no contraction begins or ends with other letters.
    protected override bool MayMatch(ReadOnlySpan<char> letters) => letters.Length is >= 2 and <= 10
        && "adelmst".Contains(letters[^1]) && "acdghimnostwy".Contains(char.ToLowerInvariant(letters[0]));

    protected override int LengthAtStart(ReadOnlySpan<char> text, int start)
    {
        var hasDot = text[start..].Contains('.');
        var length = start == 0 && hasDot ? Length(WithDotPiece(), text, start) : 0;
        if (length == 0 && start == 0)
            length = Length(FirstPiece(), text, start);
        if (length == 0 && (start > 0 || hasDot))
            length = Length(NextPiece(), text, start);
        return length == 0 && !char.IsAsciiLetterOrDigit(text[start]) ? LengthLater(text, start) : length;
    }

    protected override int LengthLater(ReadOnlySpan<char> text, int at) => Length(JoinPiece(), text, at);

    [GeneratedRegex(WithDot, RegexOptions.CultureInvariant)]
    private static partial Regex WithDotPiece();

    [GeneratedRegex(First, RegexOptions.CultureInvariant)]
    private static partial Regex FirstPiece();

    [GeneratedRegex($@"\G(?:{Next})", RegexOptions.CultureInvariant)]
    private static partial Regex NextPiece();

    [GeneratedRegex($@"\G(?:{Join})", RegexOptions.CultureInvariant)]
    private static partial Regex JoinPiece();
}
