namespace Glosa.Explanations;

/// <summary>A method that tells how much each word of a text speaks for a label. Immutable and safe to share between
/// threads.</summary>
public interface IExplainer
{
    /// <summary>Attributes the model's output for each text's label to its words.</summary>
    /// <param name="model">The model, which is run in evaluation mode.</param>
    /// <param name="texts">The texts, each with a word at least.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <returns>One for each text, in their order.</returns>
    IReadOnlyList<Attributions> Attribute(
        ExplainedModel model, IReadOnlyList<ExplainedText> texts, CancellationToken cancellation = default);
}
