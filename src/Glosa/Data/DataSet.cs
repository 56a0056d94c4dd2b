using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Glosa.Data.Readers;
using Glosa.Errors;

namespace Glosa.Data;

/// <summary>The labelled examples of one file, in its order; immutable and safe to share between threads.</summary>
public sealed class DataSet
{
    private readonly Lazy<string> _fingerprint;
    private readonly int[]? _rows;

    /// <summary>Makes a data set from examples at hand.</summary>
    /// <param name="path">Where they come from, for messages.</param>
    /// <param name="examples">The examples; the list is kept, not copied.</param>
    public DataSet(string path, IReadOnlyList<Example> examples) : this(path, examples, rows: null)
    {
    }

    private DataSet(string path, IReadOnlyList<Example> examples, int[]? rows)
    {
        Path = path;
        Examples = examples;
        _rows = rows;
        _fingerprint = new(ComputeFingerprint);
    }

    /// <summary>The file, as it was named when it was loaded.</summary>
    public string Path { get; }

    /// <summary>The examples in the order of the file.</summary>
    public IReadOnlyList<Example> Examples { get; }

    /// <summary>SHA-256 over all texts and labels in their order, as 64 lower-case hexadecimal digits;
    /// equal for equal examples whatever the file's name and format.</summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>The row of an example in the file, as read, from 0.</summary>
    internal int RowOf(int index) => _rows is null ? index : _rows[index];

    /// <summary>Some of the examples, in this order; they keep the rows that they have in the file.</summary>
    internal DataSet Take(IEnumerable<int> indexes)
    {
        int[] taken = [.. indexes];
        return new(Path, [.. taken.Select(index => Examples[index])], Array.ConvertAll(taken, RowOf));
    }

    /// <summary>Reads a whole file into memory.</summary>
    /// <exception cref="InvalidInputException">The file or its rows cannot be used; up to
    /// <see cref="ReadRequest.MaxProblems"/> problems of rows are told together.</exception>
    public static DataSet Load(string path, DataOptions options) =>
        new(path, [.. Read(path, options)]);

    /// <summary>Reads the labelled examples of a file one at a time; memory does not grow with the file.</summary>
    /// <exception cref="InvalidInputException">As for <see cref="Load"/> (while enumerating).</exception>
    public static IEnumerable<Example> Read(
        string path, DataOptions options, CancellationToken cancellation = default) =>
        DataReaders.Read(new ReadRequest(new DataFile(path), options, withLabels: true)).Select(example =>
        {
            cancellation.ThrowIfCancellationRequested();
            return example;
        });

    /// <summary>Reads the texts of a file one at a time; memory does not grow with the file. No label is needed or
    /// read.</summary>
    /// <remarks>A row that cannot be used is left out and told when the file ends, or once there are too
    /// many.</remarks>
    /// <exception cref="InvalidInputException">The file cannot be used (while enumerating).</exception>
    public static IEnumerable<Example> ReadTexts(string path, DataOptions options) =>
        DataReaders.Read(new ReadRequest(new DataFile(path), options, withLabels: false));

    /// <summary>Reads the texts of a stream, such as the standard input, as
    /// <see cref="ReadTexts(string, DataOptions)"/> does.</summary>
    /// <param name="stream">Uncompressed or gzip; closed at the end.</param>
    /// <param name="name">Its name in messages; <c>auto</c> chooses the reader by it.</param>
    /// <param name="options">How a row becomes a text.</param>
    public static IEnumerable<Example> ReadTexts(Stream stream, string name, DataOptions options) =>
        DataReaders.Read(new ReadRequest(new DataFile(stream, name), options, withLabels: false));

    private string ComputeFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var example in Examples)
        {
            Append(hash, example.Text);
            if (example.LabelSeparator is null)
            {
                Append(hash, example.Label);
                continue;
            }
            var labels = example.Labels;
            Append(hash, FormattableString.Invariant($"{labels.Count} labels"));
            foreach (var label in labels.Order(StringComparer.Ordinal)) Append(hash, label);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The length in front keeps ("ab", "c") and ("a", "bc") apart.
    private static void Append(IncrementalHash hash, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
