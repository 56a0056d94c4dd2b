namespace Glosa.Explanations;

/// <summary>A word, and what it says for a label in all texts together.</summary>
/// <param name="Word">The word in lower case.</param>
/// <param name="Total">Sum of its attributions.</param>
/// <param name="Count">How often it occurs in texts that were explained for the label.</param>
public sealed record LabelWord(string Word, double Total, int Count)
{
    /// <summary>Mean of its attributions.</summary>
    public double Mean => Total / Count;
}
