namespace Glosa.Tokenization.English;

/// <summary>Words written as one that are several tokens: <c>don't</c>, <c>they've</c>, <c>cannot</c>.</summary>
/// <remarks>They are told as written small and with a capital in front, with and without the apostrophe.</remarks>
internal static class EnglishContractions
{
    /// <summary>The first token of a stretch that is a contraction as a whole.</summary>
    public const string First =
        $@"(?!(?:[Ii]ll|[Hh]ell|[Ss]hell|[Ww]ell|[Ss]hed|[Ww]ere|[Ww]hore)\z)(?:[Ii](?=['’]?ma?\z)"
        + $@"|(?:[Ii]t?|[Yy]ou|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|{Questions}|{Pointers})(?=['’]?(?:ll|d)(?:['’]?ve)?\z)"
        + $@"|(?:[Ii]|[Yy]ou|[Ww]e|[Tt]hey|{Questions}|[Tt]h[eo]se|{Modals}|[Nn]ot)(?=['’]?ve\z)"
        + $@"|(?:[Yy]ou|[Ww]e|[Tt]hey|{Questions}|[Tt]h[eo]se)(?=['’]?re\z)"
        + $@"|(?:[Hh]e|[Ss]he|{Questions}|[Tt]h(?:at|is))(?=s\z)"
        + $@"|(?:{Modals}|[Cc]a|[Dd](?:o(?:es)?|id)|[Hh]ad|[Mm]ay|[Nn]eed|[Oo]ught|[Ss]ha|[Ww]o)"
        + @"(?=n['’]?t(?:['’]?ve)?\z)"
        + @"|(?:[Aa](?:i|re)|[Ii]s|[Ww](?:as|ere)|[Hh]a(?:ve|s)|[Dd]are)(?=n['’]?t\z)"
        + @"|[Cc]an(?=not\z)|[Gg]on(?=na\z)|[Gg]ot(?=ta\z)|[Cc]['’]m(?=on\z)|y['’]?(?=all\z)|[Hh]ow(?=['’]d['’]y\z)"
        + @"|(?:1[0-2]|[1-9])(?=[ap]m\z))";

    /// <summary>The second of three tokens.</summary>
    public const string Second = @"['’]?m(?=a\z)|(?:['’]?ll|['’]?d|n['’]?t)(?=['’]?ve\z)|['’]d(?=['’]y\z)";

    private const string Questions = "[Ww]h(?:o|at|en|ere|y)|[Hh]ow|[Tt]here";

    private const string Pointers = "[Tt]h(?:at|is|[eo]se)";

    private const string Modals = "[Cc]ould|[Mm]ight|[Mm]ust|[Ss]hould|[Ww]ould";
}
