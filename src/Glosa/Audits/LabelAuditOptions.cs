using System.ComponentModel;

namespace Glosa.Audits;

/// <summary>How the labels of a file are audited.</summary>
public sealed record LabelAuditOptions
{
    /// <summary>Folds of the cross-validation, from 2 to 100; 5 by default.</summary>
    [Description("Folds of the cross-validation.")]
    public int Folds { get; init; } = 5;

    /// <summary>Chooses the folds; 1 by default.</summary>
    [Description("Chooses the folds.")]
    public int Seed { get; init; } = 1;
}
