using System.Buffers.Text;
using System.Text;
using Glosa.Data;
using Glosa.Errors;

namespace Glosa.Embeddings;

/// <summary>Reads a text file of word vectors: GloVe's, word2vec's, or fastText's <c>.vec</c>; with the line
/// <c>count dimension</c> at its start or without.</summary>
/// <remarks>Of words that are not wanted only the number of fields is checked, so memory grows with the wanted ones.
/// Of a word that stands there twice the first vector counts; bytes that are no UTF-8 become U+FFFD.</remarks>
internal sealed class WordVectorsFile : IDisposable
{
    private const int LargestDimension = 65536;

    private readonly string _path;
    private readonly ByteLines _lines;
    private readonly byte[]? _firstRow;     // where line 1 is no header

    private WordVectorsFile(string path, ByteLines lines)
    {
        (_path, _lines) = (path, lines);
        if (!lines.TryRead(out var line))
            throw new InvalidInputException(path, "a word and its numbers on each line", "an empty file",
                "name a text file of word vectors");
        if (line is [(byte)'P', (byte)'K', 3, 4, ..])
            throw new InvalidInputException(path, "a text file of word vectors", "a ZIP archive",
                "unpack it, and name one of the files in it");
        line = VectorRow.Trim(line is [0xEF, 0xBB, 0xBF, ..] ? line[3..] : line);
        if (IsHeader(line, out var dimension))
        {
            Dimension = dimension;
            return;
        }
        Dimension = TrailingNumbers(line);
        _firstRow = line.ToArray();
        if (Dimension is 0 or > LargestDimension)
            throw new InvalidInputException($"{path}:1", $"a word and its numbers, 1 to {LargestDimension}",
                Dimension == 0 ? "no number at the end of the line" : Wording.Count(Dimension, "number"),
                "name a text file of word vectors, with blanks or tabs between the numbers");
    }

    /// <summary>E, the numbers of each vector: what the header says, or those of the first line.</summary>
    public int Dimension { get; }

    /// <summary>Opens the file and reads its first line.</summary>
    /// <exception cref="InvalidInputException">There is no such file, or it begins unlike word vectors.</exception>
    public static WordVectorsFile Open(string path)
    {
        var lines = new ByteLines(path);
        try
        {
            return new WordVectorsFile(path, lines);
        }
        catch
        {
            lines.Dispose();
            throw;
        }
    }

    /// <summary>Reads the file to its end, once.</summary>
    /// <param name="wanted">Words to keep; null keeps all.</param>
    /// <param name="most">Words after which reading stops.</param>
    /// <exception cref="InvalidInputException">A line has another number of numbers, or something else in the place
    /// of one.</exception>
    public WordVectors Read(HashSet<string>? wanted = null, int most = int.MaxValue)
    {
        var vectors = new OrderedDictionary<string, float[]>(StringComparer.Ordinal);
        if (_firstRow is not null) Add(_firstRow);
        while (vectors.Count < most && _lines.TryRead(out var line)) Add(VectorRow.Trim(line));
        return new WordVectors(_path, Dimension, vectors);

        void Add(ReadOnlySpan<byte> row)
        {
            if (row.IsEmpty) return;
            if (!VectorRow.TrySplit(row, Dimension, out var word, out var numbers))
                throw Wrong(row, $"a word and {Wording.Count(VectorRow.CountFields(row) - 1, "number")}");
            if (word.IsEmpty || NameOf(word, wanted) is not { } name || vectors.ContainsKey(name)) return;
            var values = new float[Dimension];
            var good = VectorRow.ReadNumbers(numbers, values);
            if (good < Dimension) throw Wrong(row, $"{Field(numbers, good)} in place of number {good + 1}");
            vectors.Add(name, values);
        }
    }

    public void Dispose() => _lines.Dispose();

    // Null for a word that is not wanted: no string is made for it.
    private static string? NameOf(ReadOnlySpan<byte> word, HashSet<string>? wanted)
    {
        if (wanted is null) return Encoding.UTF8.GetString(word);
        var letters = word.Length <= 256 ? stackalloc char[256] : new char[word.Length];
        var length = Encoding.UTF8.GetChars(word, letters);
        return wanted.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters[..length], out var name) ? name : null;
    }

    private static bool IsHeader(ReadOnlySpan<byte> line, out int dimension)
    {
        var rest = line;
        var count = VectorRow.NextField(ref rest);
        var size = VectorRow.NextField(ref rest);
        return Utf8Parser.TryParse(size, out dimension, out var used) && used == size.Length && rest.IsEmpty
            && dimension is > 0 and <= LargestDimension
            && Utf8Parser.TryParse(count, out long _, out used) && used == count.Length;
    }

    private static int TrailingNumbers(ReadOnlySpan<byte> line)
    {
        VectorRow.NextField(ref line);
        var count = 0;
        for (var field = VectorRow.NextField(ref line); !field.IsEmpty; field = VectorRow.NextField(ref line))
            count = DecimalNumber.TryParse(field, out _) ? count + 1 : 0;
        return count;
    }

    private static string Field(ReadOnlySpan<byte> numbers, int index)
    {
        var field = VectorRow.NextField(ref numbers);
        for (; index > 0; index--) field = VectorRow.NextField(ref numbers);
        return field.IsEmpty ? "nothing" : Wording.Name(Encoding.UTF8.GetString(field));
    }

    private InvalidInputException Wrong(ReadOnlySpan<byte> row, string found) => new($"{_path}:{_lines.Number}",
        $"a word and {Wording.Count(Dimension, "number")}, {(_firstRow is null ? "as line 1 says" : "as in line 1")}",
        found,
        row.Contains((byte)0) || _path.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
            ? "this seems to be a binary file: save it as text first"
            : "mend or remove the line; if the file was cut off, get it again");
}
