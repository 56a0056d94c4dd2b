using CsvHelper;
using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>What CSV and TSV share: a header, columns by name or number, quoting as in RFC 4180.</summary>
/// <remarks>A quote opens a quoted field only where a field starts; elsewhere it is text. Empty lines are skipped,
/// line breaks inside quotes are kept, <c>""</c> on a line of its own is an empty field, and every row has as many
/// fields as the first.</remarks>
public abstract class DelimitedReader : IDataReader
{
    private const int MaxRowBytes = 1 << 26;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Extensions { get; }

    /// <inheritdoc/>
    public IEnumerable<Example> Read(ReadRequest request)
    {
        var quoting = new QuotingCheck(request);
        using var rows = CsvHelper.CsvReader.Create(request.File.Open(), new CsvReaderOptions
        {
            Separator = Separator(request.Options),
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRowBytes,
            OnMalformedRecord = quoting.Note,
        }, leaveOpen: false);

        if (!Next(rows, request))
            throw new InvalidInputException(
                request.File.Name, request.Options.Header ? "a row of column names, then examples" : "examples",
                "an empty file", "check that this is the file you mean");
        if (request.Options.Header)
            quoting.Accepts(rows);
        var columns = new ColumnChoice(request, rows);
        if (request.Options.Header && !Next(rows, request))
            throw new InvalidInputException(
                request.File.Name, "examples after the row of column names", "no row after line 1",
                "add examples, or set data.header to false if line 1 is one");
        do
        {
            if (quoting.Accepts(rows) && columns.Fit(rows) && columns.MakeExample(rows) is { } example)
                yield return example;
        }
        while (Next(rows, request));
    }

    /// <summary>What stands between two fields: an ASCII character.</summary>
    /// <exception cref="InvalidInputException">The options name none that can be used.</exception>
    protected abstract char Separator(DataOptions options);

    private static bool Next(CsvHelper.CsvReader rows, ReadRequest request)
    {
        try
        {
            return rows.Read();
        }
        catch (CsvFormatException error)
        {
            throw new InvalidInputException(
                request.Place(Math.Max(1, error.LineNumber)), $"rows of at most {MaxRowBytes >> 20} MiB",
                "a longer one",
                "look for a quote at the start of a field that is never closed, and close or double it");
        }
    }
}
