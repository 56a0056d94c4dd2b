using CsvHelper;
using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>Tells broken quotes from quotes that are text, in the rows where the parser noted some.</summary>
internal sealed class QuotingCheck(ReadRequest request)
{
    private long _noted;

    private enum Quotes
    {
        Closed,
        Open,
        TextBehind,
    }

    /// <summary>Takes a finding of the parser, which names only the first oddity of a row: the row needs a
    /// look.</summary>
    public void Note(CsvMalformedRecord record) => _noted = record.LineNumber;

    /// <summary>Whether the quoted fields of a row end at their closing quotes; reports it otherwise.</summary>
    /// <exception cref="InvalidInputException">A quote is open at the end of the file.</exception>
    public bool Accepts(CsvHelper.CsvReader row)
    {
        if (row.LineNumber != _noted)
            return true;
        for (var field = 0; field < row.FieldCount; field++)
            switch (Look(row.GetRawSpan(field)))
            {
                case Quotes.Open:
                    throw new InvalidInputException(
                        request.Place(row.LineNumber), $"a closing quote for field {field + 1} of this row",
                        "the end of the file", "close the quote, or double it if it belongs to the text");
                case Quotes.TextBehind:
                    request.Report(new(
                        request.Place(row.LineNumber),
                        $"a delimiter or the end of the row after the closing quote of field {field + 1}",
                        "more text",
                        "double every quote inside a quoted field (\"\"); "
                            + "a quote left open further up has the same effect"));
                    return false;
                default:
                    break;
            }
        return true;
    }

    private static Quotes Look(ReadOnlySpan<byte> field)
    {
        if (field is not [(byte)'"', ..])
            return Quotes.Closed;
        for (var i = 1; i < field.Length; i++)
        {
            if (field[i] != '"')
                continue;
            if (i + 1 == field.Length)
                return Quotes.Closed;
            if (field[++i] != '"')
                return Quotes.TextBehind;
        }
        return Quotes.Open;
    }
}
