using System.Text.Json;
using Glosa.Tokenization.Patterns;
using Glosa.Tokenization.Serialization;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Glosa.Tokenization.Normalizers;

/// <summary>Cuts words in lower case to their stems, after Snowball's rules; other words stay.</summary>
/// <remarks>The reference library has no such part: it refuses a <c>tokenizer.json</c> with this one.
/// Paper: Porter 1980, "An algorithm for suffix stripping"; rules at https://snowballstem.org/.</remarks>
public sealed class StemNormalizer : INormalizer
{
    internal const string TypeName = "SnowballStem";

    private static readonly OrderedDictionary<string, Func<SnowballProgram>> s_stemmers = new()
    {
        ["spanish"] = () => new SpanishStemmer(),
        ["english"] = () => new EnglishStemmer(),
    };

    private static readonly TextPattern s_words = TextPattern.Regex(@"[\p{L}\p{M}]+");

    /// <summary>Makes the normalizer.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <exception cref="ArgumentException">There are no rules for the language.</exception>
    public StemNormalizer(string language)
    {
        if (!s_stemmers.ContainsKey(language))
            throw new ArgumentException($"There are no stems of {language}.", nameof(language));
        Language = language;
    }

    /// <summary>The languages that have rules.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. s_stemmers.Keys];

    /// <summary>The language of the words.</summary>
    public string Language { get; }

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Normalize(NormalizedString text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var stemmer = s_stemmers[Language]();   // it keeps state: one for each text
        text.Replace(s_words, word =>
        {
            stemmer.SetCurrent(word.ToString());
            stemmer.Stem();
            return stemmer.Current;
        });
    }

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteString("language", Language);
    }

    internal static StemNormalizer Read(JsonField json)
    {
        var language = json.Required("language");
        return s_stemmers.ContainsKey(language.Text()) ? new StemNormalizer(language.Text())
            : throw language.Error(string.Join(" or ", Languages), language.Text(), "Name a known language.");
    }
}
