namespace Glosa.Training;

/// <summary>A validation metric by which epochs are compared. It decides the direction too:
/// less is better of <see cref="Loss"/>, more of all others, which are in [0, 1].</summary>
public enum SelectionMetric
{
    /// <summary>Mean cross-entropy in nats.</summary>
    Loss,

    /// <summary>Share of correct labels.</summary>
    Accuracy,

    /// <summary>Mean F1 over the labels.</summary>
    MacroF1,

    /// <summary>Mean F1 weighted by support.</summary>
    WeightedF1,

    /// <summary>Mean precision over the labels.</summary>
    MacroPrecision,

    /// <summary>Mean recall over the labels.</summary>
    MacroRecall,

    /// <summary>F1 of <see cref="TrainingOptions.PositiveLabel"/>.</summary>
    F1,
}
