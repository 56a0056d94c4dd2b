using Glosa.Data.Readers;
using Glosa.Errors;

namespace Glosa.Embeddings;

/// <summary>The lines of a file as bytes, one at a time: no string is made of any, and they need not be UTF-8.</summary>
internal sealed class ByteLines(string path) : IDisposable
{
    /// <summary>Most bytes of a line; a longer one means that the file has no lines.</summary>
    public const int LongestLine = 1 << 22;

    private readonly Stream _stream = new DataFile(path).OpenBytes();
    private byte[] _buffer = new byte[1 << 18];
    private int _next;
    private int _end;
    private bool _atEnd;

    /// <summary>Number of the line read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Reads the next line, without its end; the bytes are valid until the next call.</summary>
    /// <exception cref="InvalidInputException">A line is too long, or compressed data is damaged or cut off.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        for (var searched = 0; ;)
        {
            var rest = _buffer.AsSpan(_next, _end - _next);
            var found = rest[searched..].IndexOf((byte)'\n');
            if (found < 0 && !_atEnd)
            {
                searched = rest.Length;
                Fill();
                continue;
            }
            line = found < 0 ? rest : rest[..(searched + found)];
            _next = found < 0 ? _end : _next + line.Length + 1;
            if (found < 0 && line.IsEmpty) return false;
            Number++;
            return true;
        }
    }

    public void Dispose() => _stream.Dispose();

    private void Fill()
    {
        if (_next > 0)
        {
            _buffer.AsSpan(_next, _end - _next).CopyTo(_buffer);
            (_next, _end) = (0, _end - _next);
        }
        if (_end >= LongestLine)
            throw new InvalidInputException($"{path}:{Number + 1}", $"a line of at most {LongestLine} bytes",
                "a longer one", "name a text file of word vectors; a binary one has to be saved as text first");
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        try
        {
            var count = _stream.Read(_buffer.AsSpan(_end));
            _end += count;
            _atEnd = count == 0;
        }
        catch (InvalidDataException)
        {
            throw CompleteGzipStream.CutOff($"{path}:{Number + 1}");
        }
    }
}
