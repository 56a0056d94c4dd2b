namespace Glosa.Data.Readers;

/// <summary>Several streams read one after the other; disposes all of them.</summary>
internal sealed class ConcatenatedStream(params Stream[] parts) : ReadOnlyStream
{
    private int _current;

    public override int Read(Span<byte> buffer)
    {
        for (; _current < parts.Length; _current++)
            if (parts[_current].Read(buffer) is > 0 and var count)
                return count;
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var part in parts)
                part.Dispose();
        base.Dispose(disposing);
    }
}
