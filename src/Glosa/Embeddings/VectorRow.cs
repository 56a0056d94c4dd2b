namespace Glosa.Embeddings;

/// <summary>One line of a file of word vectors: a word, then its numbers, with blanks or tabs between them.</summary>
/// <remarks>A word may hold blanks itself, as <c>. . .</c> in GloVe 840B: the last numbers count.</remarks>
internal static class VectorRow
{
    /// <summary>The line without what stands at its end: blanks, tabs, the rest of a Windows line end.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) => line.TrimEnd(" \t\r"u8);

    /// <summary>Finds the word and its numbers; the numbers are not read yet.</summary>
    /// <returns>Whether there are as many numbers as the dimension says; a word is empty where a line starts with
    /// a blank.</returns>
    public static bool TrySplit(ReadOnlySpan<byte> row, int dimension,
        out ReadOnlySpan<byte> word, out ReadOnlySpan<byte> numbers)
    {
        var separators = row.Count((byte)' ') + row.Count((byte)'\t');
        var end = separators == dimension ? row.IndexOfAny(" \t"u8) : EndOfWord(row, dimension);
        word = end < 0 ? default : row[..end];
        numbers = end < 0 ? default : row[end..];
        return end >= 0;
    }

    /// <summary>Reads the numbers.</summary>
    /// <returns>How many are good: all of <paramref name="values"/>, or those in front of the first that is none.</returns>
    public static int ReadNumbers(ReadOnlySpan<byte> numbers, Span<float> values)
    {
        var read = 0;
        while (read < values.Length && DecimalNumber.TryParse(NextField(ref numbers), out values[read])) read++;
        return read;
    }

    /// <summary>Number of fields.</summary>
    public static int CountFields(ReadOnlySpan<byte> row)
    {
        var count = 0;
        while (!NextField(ref row).IsEmpty) count++;
        return count;
    }

    /// <summary>Takes the next field off the front; empty at the end.</summary>
    public static ReadOnlySpan<byte> NextField(ref ReadOnlySpan<byte> row)
    {
        row = row.TrimStart(" \t"u8);
        var end = row.IndexOfAny(" \t"u8);
        var field = end < 0 ? row : row[..end];
        row = row[field.Length..];
        return field;
    }

    // From the right over as many fields as there are numbers; what is left is the word.
    private static int EndOfWord(ReadOnlySpan<byte> row, int dimension)
    {
        for (var field = 0; field < dimension; field++)
        {
            row = row.TrimEnd(" \t"u8);
            if (row.IsEmpty) return -1;
            row = row[..(row.LastIndexOfAny(" \t"u8) + 1)];
        }
        var word = row.TrimEnd(" \t"u8);
        var last = word.LastIndexOfAny(" \t"u8);
        // One number more than there should be would pass for a word with a blank.
        return row.IsEmpty || (last >= 0 && DecimalNumber.TryParse(word[(last + 1)..], out _)) ? -1 : word.Length;
    }
}
