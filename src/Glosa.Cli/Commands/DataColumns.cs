using Glosa.Data;

namespace Glosa.Cli.Commands;

/// <summary>The columns of a file that is read with a trained model.</summary>
internal static class DataColumns
{
    /// <summary>Those of training, unless the user named others.</summary>
    public static DataOptions Choose(DataOptions trained, string? textColumns, string? labelColumn) => trained with
    {
        Format = "auto",
        TextColumns = textColumns?.Split(',', StringSplitOptions.TrimEntries) ?? trained.TextColumns,
        LabelColumn = labelColumn ?? trained.LabelColumn,
    };
}
