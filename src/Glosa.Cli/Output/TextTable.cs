namespace Glosa.Cli.Output;

/// <summary>Cells in columns, two blanks between them: some columns to the left, the others to the right.</summary>
/// <param name="leftColumns">How many columns stand to the left.</param>
internal sealed class TextTable(int leftColumns = 1)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; it may have fewer cells than others.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>The rows as lines.</summary>
    public override string ToString()
    {
        var widths = Enumerable.Range(0, _rows.Max(row => row.Length))
            .Select(column => _rows.Where(row => column < row.Length).Max(row => row[column].Length)).ToArray();
        return string.Concat(_rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            column < leftColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd() + "\n"));
    }
}
