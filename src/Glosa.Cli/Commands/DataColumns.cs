using Glosa.Data;

namespace Glosa.Cli.Commands;

/// <summary>The columns of a file that is read with a trained model.</summary>
internal static class DataColumns
{
    /// <summary>Those of training, unless the user named others: names mean a header, whatever the training file had.</summary>
    public static DataOptions Choose(DataOptions trained, string? textColumns, string? labelColumn, bool noHeader,
        string? labelSeparator = null)
    {
        var texts = textColumns?.Split(',', StringSplitOptions.TrimEntries) ?? trained.TextColumns;
        var label = labelColumn ?? trained.LabelColumn;
        var named = (textColumns is not null && texts.Any(IsName)) || (labelColumn is not null && IsName(label));
        return trained with
        {
            Format = "auto",
            TextColumns = texts,
            LabelColumn = label,
            LabelSeparator = labelSeparator ?? trained.LabelSeparator,
            Header = !noHeader && (trained.Header || named),
        };
    }

    private static bool IsName(string column) => !int.TryParse(column, out _);
}
