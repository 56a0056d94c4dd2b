using CsvHelper;

namespace Glosa.Data.Writers;

/// <summary>What CSV and TSV share: the columns <c>text</c> and <c>label</c> with their names in line 1, quoted as in
/// RFC 4180.</summary>
public abstract class DelimitedWriter : TextFileWriter
{
    /// <summary>What stands between two fields.</summary>
    protected abstract char Separator { get; }

    /// <inheritdoc/>
    protected override void Write(StreamWriter text, WriteRequest request)
    {
        var options = new CsvWriterOptions { Separator = Separator, NewLine = "\n" };
        using var rows = CsvHelper.CsvWriter.Create(text, options, leaveOpen: true);
        rows.WriteRecord("text", "label");
        foreach (var example in request.Examples)
            rows.WriteRecord(example.Text, example.Label);
    }
}
