namespace Glosa.Tokenization.English;

/// <summary>Words that begin or end with a sign and are one token with it.</summary>
internal static class EnglishAbbreviations
{
    /// <summary>Those that end in a dot which would be cut.</summary>
    public const string Dotted = $@"(?>(?:{WithDot})\.(?!\.))";

    /// <summary>All that begin or end so.</summary>
    public const string All = $@"{Dotted}|(?:{WithApostropheBehind})['’]|['’](?:{WithApostropheBefore})|‘[sS]";

    private const string WithDot =
        @"[ap]\.m|[eE]\.g|[iI]\.e|v\.?s|[a-zäöü]|[Cc]o|A(?:dm|k|la|pr|riz|rk|ug)|Bros|C(?:alif|olo|onn|orp)"
        + "|D(?:ec|el|r)|F(?:eb|la)|G(?:a|en|ov)|I(?:a|d|ll|nc|nd)|J(?:an|r|ul|un)|K(?:ans?|y)|L(?:a|td)"
        + "|M(?:ar|ass|d|essrs|ich|inn|iss|o|ont|rs?|s|t)|N(?:ebr?|ev|ov)|O(?:ct|kla|re)|P(?:a|rof)|Re[pv]"
        + "|S(?:en|ept?|t)|Tenn|Va|W(?:ash|is)";

    private const string WithApostropheBehind = "(?:[DdGg]o|[Ll]ov|[Hh]av|[Nn][ou]th|[Ss]ometh)in|[Oo]l";

    private const string WithApostropheBefore = "em|ll|re|d|nuff|bout|[Cc](?:ause|o[sz]|uz)";
}
