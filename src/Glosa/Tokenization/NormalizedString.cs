using System.Text;
using Glosa.Tokenization.Bert;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.Patterns;

namespace Glosa.Tokenization;

/// <summary>A text under normalization; every unit knows the stretch of the original it stands for.</summary>
/// <remarks>
/// A lone surrogate counts as U+FFFD from the start, as it does wherever text passes through UTF-8. Not safe for use
/// by several threads at once.
/// </remarks>
public sealed class NormalizedString
{
    private AlignedText _current;
    private AlignedText? _spare;

    /// <summary>Starts with the text as it is.</summary>
    /// <param name="original">The text; offsets count its UTF-16 units.</param>
    /// <param name="aligned">Whether to keep the alignment, which <see cref="OriginalSpan"/> needs.</param>
    public NormalizedString(string original, bool aligned = true)
    {
        ArgumentNullException.ThrowIfNull(original);
        IsAligned = aligned;
        _current = new AlignedText(original.Length + (original.Length / 4) + 16, aligned);
        if (!aligned && !original.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            _current.Append(original, default);
        else
            AppendByRune(original);
    }

    /// <summary>A text as a normalizer changes it.</summary>
    internal static string Of(string original, INormalizer normalizer)
    {
        var text = new NormalizedString(original, aligned: false);
        normalizer.Normalize(text);
        return text.Text.ToString();
    }

    /// <summary>Whether the alignment with the original is kept.</summary>
    public bool IsAligned { get; }

    /// <summary>The text as normalized so far; valid until the next change.</summary>
    public ReadOnlySpan<char> Text => _current.Units;

    /// <summary>The stretch of the original that a non-empty stretch of <see cref="Text"/> was made of.</summary>
    /// <exception cref="InvalidOperationException">The alignment was not kept.</exception>
    public TokenSpan OriginalSpan(TokenSpan normalized)
    {
        if (!IsAligned)
            throw new InvalidOperationException("The alignment was not kept: construct the string with aligned: true.");
        var origins = _current.Origins;
        return new TokenSpan(origins[normalized.Start].Start, origins[normalized.End - 1].End);
    }

    /// <summary>Lower-cases each code point by itself, in full: U+0130 becomes <c>i</c> and U+0307.</summary>
    public void Lowercase()
    {
        if (Ascii.IsValid(Text))
        {
            Ascii.ToLowerInPlace(_current.Units, out _);
            return;
        }

        Replace(TextPattern.DottedCapitalI, "i\u0307");   // the only lower-case mapping of a code point that grows
        var units = _current.Units;
        for (var at = 0; at < units.Length; at++)
        {
            if (!char.IsHighSurrogate(units[at]))
                units[at] = char.ToLowerInvariant(units[at]);
            else
                Rune.ToLowerInvariant(new Rune(units[at], units[at + 1])).EncodeToUtf16(units[at++..]);
        }
    }

    /// <summary>Replaces every match by the content; each unit of the content stands for the whole match.</summary>
    /// <remarks>
    /// The content is literal. Differs: the reference library lets the content stand for the match's last character
    /// only, so that its offsets lose the beginning of longer matches.
    /// </remarks>
    public void Replace(TextPattern pattern, string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Replace(pattern, _ => content);
    }

    /// <summary>Replaces every match by what it becomes, as <see cref="Replace(TextPattern, string)"/> does.</summary>
    internal void Replace(TextPattern pattern, Func<ReadOnlySpan<char>, string> contentOf)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        AlignedText? result = null;
        var copied = 0;     // all before this is in the result already
        var matches = new PatternMatches(pattern, Text);
        while (matches.MoveNext())
        {
            var (start, end) = (matches.Current.Start, matches.Current.End);
            var content = contentOf(Text[start..end]);
            if (Text[start..end].SequenceEqual(content))
                continue;
            result ??= EmptySpare();
            result.Append(_current, copied, start - copied);
            result.Append(content, OriginOf(start, end - start));
            copied = end;
        }

        if (result is null)
            return;
        result.Append(_current, copied, Text.Length - copied);
        (_current, _spare) = (result, _current);
    }

    /// <summary>Replaces every code point by what it becomes, all at once.</summary>
    internal void Replace(CodePointMap map)
    {
        AlignedText? result = null;
        var copied = 0;     // all before this is in the result already
        Span<char> content = stackalloc char[CodePointMap.MostUnits];
        var units = _current.Units;
        for (var at = 0; at < units.Length;)
        {
            var unit = map.UnitOf(units[at]);
            if (unit != CodePointMap.Other)
            {
                units[at++] = unit;
                continue;
            }

            Rune.DecodeFromUtf16(units[at..], out var rune, out var length);
            var written = content[..map.Write(rune, content)];
            if (written.Length == length)
                written.CopyTo(units[at..]);
            else
            {
                result ??= EmptySpare();
                result.Append(_current, copied, at - copied);
                result.Append(written, OriginOf(at, length));
                copied = at + length;
            }

            at += length;
        }

        if (result is null)
            return;
        result.Append(_current, copied, units.Length - copied);
        (_current, _spare) = (result, _current);
    }

    private AlignedText EmptySpare()
    {
        _spare ??= new AlignedText(Text.Length + (Text.Length / 4) + 16, IsAligned);
        _spare.Clear();
        return _spare;
    }

    private TokenSpan OriginOf(int start, int length)
    {
        if (!IsAligned)
            return default;
        if (length > 0)
            return OriginalSpan(new TokenSpan(start, start + length));
        var place = start > 0 ? _current.Origins[start - 1].End : 0;
        return new TokenSpan(place, place);
    }

    private void AppendByRune(string original)
    {
        for (var at = 0; at < original.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(original, at, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            _current.Append(isWhole ? original.AsSpan(at, length) : "\uFFFD", new TokenSpan(at, at + length));
            at += length;
        }
    }
}
