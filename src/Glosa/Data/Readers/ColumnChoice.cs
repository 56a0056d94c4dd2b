using System.Globalization;
using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>Which fields of a CSV or TSV row make the text and the label.</summary>
internal sealed class ColumnChoice
{
    private readonly ReadRequest _request;
    private readonly string[] _header;
    private readonly long _line;
    private readonly List<Problem> _problems = [];
    private readonly int[] _texts;
    private readonly int _label;

    /// <summary>Finds the columns that the options name in the first row.</summary>
    /// <exception cref="InvalidInputException">Columns are missing; all of them are told.</exception>
    public ColumnChoice(ReadRequest request, CsvHelper.CsvReader first)
    {
        _request = request;
        _line = first.LineNumber;
        _header = [.. Enumerable.Range(0, first.FieldCount).Select(first.GetString)];
        _texts = [.. request.Options.TextColumns.Select(column => Find(column, "data.text_columns"))];
        _label = request.WithLabels ? Find(request.Options.LabelColumn, "data.label_column") : -1;
        if (request.Options.Header && _label >= 0 && request.Options.Labels.ContainsKey(_header[_label]))
            Refuse("column names in line 1",
                $"{Wording.Name(_header[_label])} in the label column, which data.labels knows as a label",
                "say that line 1 is an example: --no-header, or data.header: false");
        if (_problems.Count > 0)
            throw new InvalidInputException(_problems);
    }

    /// <summary>Whether a row has as many fields as the first one; reports it otherwise.</summary>
    public bool Fit(CsvHelper.CsvReader row)
    {
        if (row.FieldCount == _header.Length)
            return true;
        _request.Report(new(
            _request.Place(row.LineNumber), $"{Wording.Count(_header.Length, "field")}, as in line {_line}",
            Wording.Count(row.FieldCount, "field"),
            row.FieldCount > _header.Length
                ? "put quotes around the field that contains the delimiter, or remove the extra field"
                : "add the missing field, or remove the row"));
        return false;
    }

    /// <summary>The example of a row that fits; null, and reported, when it has no label.</summary>
    public Example? MakeExample(CsvHelper.CsvReader row)
    {
        var text = _texts is [var only]
            ? row.GetString(only)
            : string.Join(_request.Options.TextSeparator, _texts.Select(row.GetString));
        return _request.MakeExample(text, _label < 0 ? null : row.GetString(_label), row.LineNumber);
    }

    private int Find(string column, string option)
    {
        var advice = $"use a number from 1 to {_header.Length} in {option}";
        var named = _request.Options.Header ? Array.IndexOf(_header, column) : -1;
        if (named >= 0)
            return Array.IndexOf(_header, column, named + 1) is > 0 and var second
                ? Refuse($"one column named {Wording.Name(column)}",
                    $"columns {named + 1} and {second + 1} of that name",
                    $"set {option} to the number of the one you mean")
                : named;
        if (int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= _header.Length
                ? number - 1
                : Refuse($"column {number}", $"columns 1 to {_header.Length}", advice);
        return _request.Options.Header
            ? Refuse($"a column named {Wording.Name(column)}", $"the columns {Wording.Names(_header)}",
                Wording.DidYouMean(column, _header,
                    $"set {option} to one of them, or data.header to false if line {_line} is already an example"))
            : Refuse("a column number, because data.header is false", $"the name {Wording.Name(column)}",
                advice);
    }

    private int Refuse(string expected, string found, string whatToDo)
    {
        _problems.Add(new(_request.Place(_line), expected, found, whatToDo));
        return -1;
    }
}
