namespace Glosa.Pages;

/// <summary>What every page is: one HTML file that needs nothing else, no network, no script, no font.</summary>
/// <remarks>It is XML, too. Light or dark as the reader's system is.</remarks>
internal static class HtmlPage
{
    private const string SharedStyle = "Page.css";

    /// <summary>Writes a page.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="title">Its title and first heading; any text.</param>
    /// <param name="style">Its own rules beside those of all pages: the name of an embedded file.</param>
    /// <param name="header">Writes what follows the heading.</param>
    /// <param name="main">Writes the rest.</param>
    public static void Write(
        TextWriter writer, string title, string style, Action<TextWriter> header, Action<TextWriter> main) =>
        Write(writer, title, [style], header, main);

    /// <summary>As the other, with the rules of several files.</summary>
    public static void Write(TextWriter writer, string title, IReadOnlyList<string> styles, Action<TextWriter> header,
        Action<TextWriter> main)
    {
        writer.WriteLine($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>{Html.Escape(title)}</title>
            <style>
            {Embedded(SharedStyle)}{string.Concat(styles.Select(Embedded))}</style>
            </head>
            <body>
            <header>
            <h1>{Html.Escape(title)}</h1>
            """);
        header(writer);
        writer.WriteLine("</header>\n<main>");
        main(writer);
        writer.WriteLine("</main>\n</body>\n</html>");
    }

    private static string Embedded(string name)
    {
        using var reader = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
