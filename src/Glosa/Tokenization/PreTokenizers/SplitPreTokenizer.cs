using System.Text.Json;
using Glosa.Tokenization.Patterns;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization.PreTokenizers;

/// <summary>Splits at the matches of a pattern.</summary>
/// <param name="pattern">What is looked for.</param>
/// <param name="behavior">What becomes of its matches.</param>
/// <param name="invert">Whether matches and what lies between them change their parts.</param>
public sealed class SplitPreTokenizer(TextPattern pattern, SplitBehavior behavior, bool invert = false) : IPreTokenizer
{
    internal const string TypeName = "Split";

    /// <summary>What is looked for.</summary>
    public TextPattern Pattern { get; } = pattern;

    /// <summary>What becomes of the matches.</summary>
    public SplitBehavior Behavior { get; } = behavior;

    /// <summary>Whether what lies between matches counts as the matches.</summary>
    public bool Invert { get; } = invert;

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Split(ReadOnlySpan<char> piece, int offset, List<TokenSpan> words)
    {
        var open = new OpenWord(Behavior, offset, words);
        var matches = new PatternMatches(Pattern, piece);
        var end = 0;
        while (matches.MoveNext())
        {
            var match = matches.Current;
            if (match.Start > end)
                open.Add(new TokenSpan(end, match.Start), isMatch: Invert);
            open.Add(match, isMatch: !Invert);
            end = match.End;
        }

        if (end < piece.Length)
            open.Add(new TokenSpan(end, piece.Length), isMatch: Invert);
        open.Close();
    }

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
        PatternJson.Write(writer, Pattern);
        writer.WriteString("behavior", $"{Behavior}");
        writer.WriteBoolean("invert", Invert);
    }

    internal static SplitPreTokenizer Read(JsonField json)
    {
        var behavior = json.Required("behavior");
        if (!Enum.GetNames<SplitBehavior>().Contains(behavior.Text()))
            throw behavior.Error(
                string.Join(" or ", Enum.GetNames<SplitBehavior>()), behavior.Text(), "Name a known behavior.");
        return new SplitPreTokenizer(
            PatternJson.Read(json.Required("pattern")), Enum.Parse<SplitBehavior>(behavior.Text()),
            json.Optional("invert")?.Truth() ?? false);
    }

    /// <summary>The word that what comes next may still join.</summary>
    private ref struct OpenWord(SplitBehavior behavior, int offset, List<TokenSpan> words)
    {
        private TokenSpan _word;
        private bool _endsInMatch;
        private bool _isOpen;

        public void Add(TokenSpan span, bool isMatch)
        {
            var joins = _isOpen && behavior switch
            {
                SplitBehavior.MergedWithPrevious => isMatch && !_endsInMatch,
                SplitBehavior.MergedWithNext => !isMatch && _endsInMatch,
                SplitBehavior.Contiguous => isMatch == _endsInMatch,
                _ => false,
            };
            if (!joins)
                Close();
            _word = joins ? _word with { End = span.End } : span;
            (_endsInMatch, _isOpen) = (isMatch, behavior != SplitBehavior.Removed || !isMatch);
        }

        public void Close()
        {
            if (_isOpen && _word.Length > 0)
                words.Add(new TokenSpan(offset + _word.Start, offset + _word.End));
            _isOpen = false;
        }
    }
}
