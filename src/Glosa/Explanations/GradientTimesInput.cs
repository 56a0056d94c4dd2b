namespace Glosa.Explanations;

/// <summary>The gradient of the output for each word's vector, times the vector: one look, right where the model is
/// linear.</summary>
/// <remarks>Paper: Shrikumar et al. 2016, "Not Just a Black Box: Learning Important Features Through Propagating Activation
/// Differences", arXiv:1605.01713.</remarks>
public sealed class GradientTimesInput : IExplainer
{
    /// <inheritdoc/>
    public IReadOnlyList<Attributions> Attribute(
        ExplainedModel model, IReadOnlyList<ExplainedText> texts, CancellationToken cancellation = default)
    {
        var words = new double[texts.Count][];
        model.Gradients([.. texts.Select(text => (text, 1.0))], ExplanationBaseline.Zero, (text, products) =>
        {
            var tokens = new double[products.Length];
            for (var token = 0; token < tokens.Length; token++) tokens[token] = products[token];
            words[text] = texts[text].SumOverWords(tokens);
        }, cancellation);
        return [.. words.Zip(model.Outputs(texts, cancellation), (ofText, output) => new Attributions(ofText, output))];
    }
}
