using System.Globalization;
using System.Text;
using Glosa.Errors;
using Glosa.Persistence;

namespace Glosa.Tokenization;

/// <summary>Reads and writes <c>vocab.txt</c>, BERT's file: an entry on each line, the first with the id 0.</summary>
public static class VocabularyFile
{
    private const int MostProblems = 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly UTF8Encoding s_strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a vocabulary.</summary>
    /// <param name="path">The file, in UTF-8; lines may end in CR LF.</param>
    /// <param name="required">Entries that it has to have; none by default.</param>
    /// <exception cref="InvalidInputException">There is no such file, or lines are empty, repeated or no UTF-8, or a
    /// required entry is missing: the first 20 mistakes are told.</exception>
    public static Vocabulary Read(string path, IEnumerable<string>? required = null)
    {
        if (!File.Exists(path))
            throw new InvalidInputException(path, "a vocabulary, an entry on each line", "no file", "Name a vocab.txt.");
        var problems = new List<Problem>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var entries = new List<string>();
        foreach (var (index, entry) in Entries(File.ReadAllBytes(path)).Index())
        {
            var number = index + 1;
            if (entry is null)
                Tell(number, "UTF-8", "other bytes", "Save the file as UTF-8.");
            else if (entry.Length == 0)
                Tell(number, "an entry", "an empty line", "Remove the line only if ids were counted without it.");
            else if (!lines.TryAdd(entry, number))
                Tell(number, "each entry once", $"\"{entry}\", as on line {Number(lines[entry])}",
                    "Take the file that the model was trained with: a line more or less moves all ids behind it.");
            entries.Add(entry ?? "");
        }

        foreach (var token in required ?? [])
            if (!lines.ContainsKey(token))
                problems.Add(new Problem(path, $"a line {token}", $"{Number(entries.Count)} lines without it",
                    "Take the vocabulary of a BERT model, or add the line where the model expects it."));
        return problems.Count == 0 ? new Vocabulary(entries)
            : throw new InvalidInputException([.. problems.Take(MostProblems)]);

        void Tell(int number, string expected, string found, string whatToDo) =>
            problems.Add(new Problem($"{path}:{Number(number)}", expected, found, whatToDo));
    }

    /// <summary>Writes a vocabulary, aside first, so that no half file is ever seen.</summary>
    /// <exception cref="ArgumentException">An entry is empty or holds an end of a line.</exception>
    public static void Write(Vocabulary vocabulary, string path)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        foreach (var entry in vocabulary.Tokens)
            if (entry.Length == 0 || entry.Contains('\n') || entry.EndsWith('\r'))
                throw new ArgumentException(
                    $"The entry with the id {vocabulary.IdOf(entry)} cannot be a line.", nameof(vocabulary));
        AtomicFile.WriteText(path, string.Concat(vocabulary.Tokens.Select(entry => entry + "\n")));
    }

    // Null stands for a line that is no UTF-8.
    private static IEnumerable<string?> Entries(byte[] content)
    {
        var start = content.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        while (start < content.Length)
        {
            var length = content.AsSpan(start).IndexOf((byte)'\n');
            var line = content.AsMemory(start, length < 0 ? content.Length - start : length);
            start += line.Length + 1;
            yield return Text(line.Span.TrimEnd((byte)'\r'));
        }
    }

    private static string? Text(ReadOnlySpan<byte> line)
    {
        try
        {
            return s_strict.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
