namespace Glosa.Tokenization;

/// <summary>A growing text whose every UTF-16 unit knows, where asked for, its stretch of the original text.</summary>
internal sealed class AlignedText(int capacity, bool aligned)
{
    private char[] _units = new char[capacity];
    private TokenSpan[]? _origins = aligned ? new TokenSpan[capacity] : null;

    public int Length { get; private set; }

    public Span<char> Units => _units.AsSpan(0, Length);

    public ReadOnlySpan<TokenSpan> Origins => _origins.AsSpan(0, _origins is null ? 0 : Length);

    public void Clear() => Length = 0;

    /// <summary>Appends a stretch of another text with its origins.</summary>
    public void Append(AlignedText source, int start, int length)
    {
        Reserve(length);
        source._units.AsSpan(start, length).CopyTo(_units.AsSpan(Length));
        if (_origins is not null)
            source.Origins.Slice(start, length).CopyTo(_origins.AsSpan(Length));
        Length += length;
    }

    /// <summary>Appends new text that stands for one stretch of the original.</summary>
    public void Append(ReadOnlySpan<char> content, TokenSpan origin)
    {
        Reserve(content.Length);
        content.CopyTo(_units.AsSpan(Length));
        _origins?.AsSpan(Length, content.Length).Fill(origin);
        Length += content.Length;
    }

    private void Reserve(int more)
    {
        if (Length + more <= _units.Length)
            return;
        var capacity = Math.Max(Length + more, 2 * _units.Length);
        Array.Resize(ref _units, capacity);
        if (_origins is not null)
            Array.Resize(ref _origins, capacity);
    }
}
