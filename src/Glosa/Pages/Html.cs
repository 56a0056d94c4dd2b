using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Glosa.Pages;

/// <summary>Texts as they stand in HTML.</summary>
internal static class Html
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>A text of anyone's, safe in content and in quoted attributes.</summary>
    /// <remarks>Control characters, which XML does not allow, become U+FFFD.</remarks>
    public static string Escape(string text) => s_encoder.Encode(string.Create(text.Length, text, (copy, original) =>
    {
        for (var place = 0; place < copy.Length; place++)
            copy[place] = original[place] is < ' ' and not ('\t' or '\n' or '\r') ? '\uFFFD' : original[place];
    }));
}
