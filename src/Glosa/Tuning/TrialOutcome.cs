namespace Glosa.Tuning;

/// <summary>What became of a trial.</summary>
public enum TrialOutcome
{
    /// <summary>All epochs were trained.</summary>
    Completed,

    /// <summary>No improvement for as many epochs as the patience allows.</summary>
    StoppedEarly,

    /// <summary>Others were better at a rung of the search; it was not trained further.</summary>
    Pruned,

    /// <summary>It diverged, or its data, vectors or encoder did not fit.</summary>
    Failed,

    /// <summary>Its settings make no recipe.</summary>
    Impossible,
}
