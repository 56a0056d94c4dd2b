namespace Glosa.Models;

/// <summary>What a classifier sees of a recurrent layer's outputs.</summary>
public enum RecurrentPooling
{
    /// <summary>The final state of each direction, at each text's true end.</summary>
    Last,

    /// <summary>The largest value of each feature over the real tokens.</summary>
    Max,

    /// <summary>The mean of each feature over the real tokens.</summary>
    Mean,
}
