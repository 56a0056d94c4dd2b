using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>Passes valid UTF-8 on without its byte order mark, and tells the place of the first byte that is
/// none.</summary>
internal sealed class Utf8Stream(Stream inner, string name) : ReadOnlyStream
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _next;       // first byte not passed on yet
    private int _checked;    // end of the valid bytes; up to three bytes of an unfinished character follow
    private int _end;
    private bool _started;
    private long _line = 1;  // of the first byte after _checked
    private long _column = 1;

    public override int Read(Span<byte> buffer)
    {
        if (_next == _checked && !Fill())
            return 0;
        var count = Math.Min(buffer.Length, _checked - _next);
        _buffer.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        return count;
    }

    private bool Fill()
    {
        do
        {
            _buffer.AsSpan(_checked, _end - _checked).CopyTo(_buffer);
            (_next, _end, _checked) = (0, _end - _checked, 0);
            var count = ReadInner(_buffer.AsSpan(_end));
            _end += count;
            if (!_started)
                Start();
            Check(_buffer.AsSpan(_next, (count == 0 ? _end : WholeCharacters(_buffer.AsSpan(0, _end))) - _next));
            if (count == 0)
                return _next < _checked;
        }
        while (_next == _checked);
        return true;
    }

    private int ReadInner(Span<byte> buffer)
    {
        try
        {
            // The start is recognized by its first four bytes, which a pipe may hand over one at a time.
            return _started ? inner.Read(buffer) : inner.ReadAtLeast(buffer, 4, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            throw CompleteGzipStream.CutOff($"{name}:{_line}");
        }
    }

    private void Start()
    {
        _started = true;
        var start = _buffer.AsSpan(0, _end);
        if (start is [0xEF, 0xBB, 0xBF, ..])
            _next = _checked = 3;
        else if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] or [not 0, 0, not 0, 0, ..])
            throw new InvalidInputException(
                name, "text in UTF-8", "UTF-16", "save it as UTF-8, for example: iconv -f UTF-16 -t UTF-8 FILE > NEW");
        else if (start is [(byte)'P', (byte)'K', 3, 4, ..])
            throw new InvalidInputException(
                name, "text in UTF-8", "a ZIP archive, which spreadsheets also are",
                "unpack it, or export it as CSV in UTF-8");
    }

    private void Check(ReadOnlySpan<byte> bytes)
    {
        var valid = Utf8.IsValid(bytes) ? bytes.Length : ValidLength(bytes);
        var newline = bytes[..valid].LastIndexOf((byte)'\n');
        _line += bytes[..valid].Count((byte)'\n');
        _column = newline < 0 ? _column + valid : valid - newline;
        _checked = _next + valid;
        if (valid == bytes.Length)
            return;
        var wrong = bytes[valid];
        // Cut gzip data decodes to nonsense just before its end is noticed: then that is the message.
        while (inner is CompleteGzipStream && ReadInner(_buffer) > 0)
        {
        }
        throw new InvalidInputException(
            $"{name}:{_line}:{_column}", "text in UTF-8", $"the byte 0x{wrong:X2} at byte {_column} of the line",
            "save it as UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW");
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out _, out var used) == OperationStatus.Done)
            length += used;
        return length;
    }

    /// <summary>The length without an unfinished character at the end.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) == 0x80)
                continue;
            var size = lead switch { >= 0xF8 => 1, >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 1 };
            return size > back ? bytes.Length - back : bytes.Length;
        }
        return bytes.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
