namespace Glosa.Training;

/// <summary>Why training ended.</summary>
public enum TrainingOutcome
{
    /// <summary>All epochs were trained.</summary>
    Completed,

    /// <summary>No improvement for as many epochs as the patience allows.</summary>
    StoppedEarly,

    /// <summary>It was asked to stop.</summary>
    Interrupted,
}
