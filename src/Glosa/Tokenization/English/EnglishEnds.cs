using System.Buffers;
using System.Text.RegularExpressions;
using Glosa.Tokenization.Patterns;
using static Glosa.Tokenization.English.EnglishCharacters;

namespace Glosa.Tokenization.English;

/// <summary>What is cut from both ends of a stretch without white space; between them are its words.</summary>
/// <remarks>
/// <c>\G</c> holds where all before was cut already. What can end a stretch is cut only where nothing but such
/// follows; at most 1,000 pieces are looked at, so that a hostile text does not cost the square of its length.
/// The methods do what <see cref="Expression"/> says, piece by piece: compiled as one, it would be too large to be fast.
/// </remarks>
internal sealed partial class EnglishEnds : StretchPattern
{
    private const int MostEnds = 1000;

    private const string Sign = $@"\.\.+|[{Marks}{Quotes}–—]|{Icon}";

    private const string Unit =
        "km/h|km[²³h]?|mbar|mph|m/s|mm[²³]?|m[²³bg]?|dm[²³]?|cm[²³]?|[µn]m|µg|hPa|Pa|ha|yd|in|ft|lb|oz|k[bg]|gb?|tb?"
        + "|[KMGT]B?|%";

    // The dot behind a capital stays, unless two capitals stand before it: as in U.S., and not as in USA.
    private const string End =
        $@"(?>{EnglishSmileys.OfSigns}|['’][sS]|{Sign}|(?<=[0-9])(?:\+|{Currency}|{Unit})"
        + $@"|(?<=[0-9{Lower}%²\-+|{Marks}{Quotes}])\.|(?<=[{Upper}][{Upper}]|°[FfCcKk])\.)";

    private const string Whole = $"(?>{EnglishSmileys.Others}|{EnglishAbbreviations.All})";

    private const string Hour = @"(?:1[0-2]|[1-9])(?=[ap]\.m\.)";

    private const string Join =
        $@"(?>\.\.+|…|(?<=[{Lower}{Quotes}])\.(?=[{Upper}])|(?<=[{Letter}0-9])(?:---?|[-–—~:<>=/,]))";

    private const string Front =
        $@"(?>{EnglishSmileys.OfSigns}|{EnglishSmileys.WithEquals}|{Currency}|{Sign}|[§%=]|\+(?![0-9]))";

    // What begins with a letter and is more than a word has one of these: Mr., ol', US$.
    private static readonly SearchValues<char> s_signsWithLetters = SearchValues.Create(".'’$");

    private EnglishEnds()
        : base(CodePoints.Of(Expression))
    {
    }

    /// <summary>Matches one piece at a time; what lies between matches is left.</summary>
    public static TextPattern Pattern { get; } = new EnglishEnds();

    private static string Expression
    {
        get
        {
            var ends = $@"(?=(?>{End}{{0,{MostEnds}}})\z)";
            var whole = $@"(?>{EnglishSmileys.OfSigns})\z|{Whole}{ends}";
            return $@"\G(?:{whole}|[{Marks}{Quotes}](?={whole})|{Hour}(?=.{{4}}{ends}))"
                + $@"|{End}{ends}|{Join}(?={EnglishAbbreviations.Dotted}{ends})|\G{Front}";
        }
    }

    protected override bool MayMatch(ReadOnlySpan<char> letters) => false;

    protected override int LengthAtStart(ReadOnlySpan<char> text, int start)
    {
        if (char.IsAsciiLetter(text[start]) && !text[start..].ContainsAny(s_signsWithLetters))
            return start > 0 ? LengthLater(text, start) : 0;
        var whole = WholeLength(text, start);
        if (whole > 0)
            return whole;
        if (Length(MarkOrQuote(), text, start) > 0 && WholeLength(text, start + 1) > 0)
            return 1;
        var hour = Length(HourPiece(), text, start);
        if (hour > 0 && HasOnlyEnds(text, start + hour + "a.m.".Length))
            return hour;
        var end = LengthLater(text, start);
        return end > 0 ? end : Length(FrontPiece(), text, start);
    }

    protected override int LengthLater(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 == text.Length && text[at] is (',' or '!' or '?' or '"' or ')'))
            return 1;
        var end = Length(EndPiece(), text, at);
        if (end > 0 && HasOnlyEnds(text, at + end))
            return end;
        if (!text[(at + 1)..].Contains('.'))
            return 0;
        var join = Length(JoinPiece(), text, at);
        var abbreviation = join > 0 ? Length(DottedPiece(), text, at + join) : 0;
        return abbreviation > 0 && HasOnlyEnds(text, at + join + abbreviation) ? join : 0;
    }

    private static int WholeLength(ReadOnlySpan<char> text, int at)
    {
        var signs = Length(SignsPiece(), text, at);
        if (signs > 0 && at + signs == text.Length)
            return signs;
        var whole = Length(WholePiece(), text, at);
        return whole > 0 && HasOnlyEnds(text, at + whole) ? whole : 0;
    }

    private static bool HasOnlyEnds(ReadOnlySpan<char> text, int at)
    {
        for (var count = 0; at < text.Length; count++)
        {
            var end = count < MostEnds ? Length(EndPiece(), text, at) : 0;
            if (end == 0)
                return false;
            at += end;
        }

        return true;
    }

    [GeneratedRegex($@"\G{End}", RegexOptions.CultureInvariant)]
    private static partial Regex EndPiece();

    [GeneratedRegex($@"\G(?>{EnglishSmileys.OfSigns})", RegexOptions.CultureInvariant)]
    private static partial Regex SignsPiece();

    [GeneratedRegex($@"\G{Whole}", RegexOptions.CultureInvariant)]
    private static partial Regex WholePiece();

    [GeneratedRegex($@"\G[{Marks}{Quotes}]", RegexOptions.CultureInvariant)]
    private static partial Regex MarkOrQuote();

    [GeneratedRegex($@"\G{Hour}", RegexOptions.CultureInvariant)]
    private static partial Regex HourPiece();

    [GeneratedRegex($@"\G{Join}", RegexOptions.CultureInvariant)]
    private static partial Regex JoinPiece();

    [GeneratedRegex($@"\G{EnglishAbbreviations.Dotted}", RegexOptions.CultureInvariant)]
    private static partial Regex DottedPiece();

    [GeneratedRegex($@"\G{Front}", RegexOptions.CultureInvariant)]
    private static partial Regex FrontPiece();
}
