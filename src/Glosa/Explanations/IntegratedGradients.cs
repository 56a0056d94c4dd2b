namespace Glosa.Explanations;

/// <summary>Layer integrated gradients: the gradients of the output for the word vectors, taken on the straight way from a
/// baseline to the text and averaged, times the way.</summary>
/// <remarks>Paper: Sundararajan et al. 2017, "Axiomatic Attribution for Deep Networks", arXiv:1703.01365. Attributions sum
/// to the difference between the outputs for the text and for the baseline, but for the convergence delta. Special
/// tokens around a text are in the baseline too, and get nothing.</remarks>
public sealed class IntegratedGradients : IExplainer
{
    /// <summary>Most steps that are taken unless a number is given.</summary>
    public const int MostSteps = 2000;

    private const int FirstSteps = 16;

    private readonly ExplanationBaseline _baseline;
    private readonly IntegrationRule _rule;
    private readonly int? _steps;

    /// <summary>Takes baseline, steps and rule of the options; padding is the baseline by default.</summary>
    public IntegratedGradients(ExplanationOptions options) =>
        (_baseline, _rule, _steps) = (options.Baseline ?? ExplanationBaseline.Padding, options.Rule, options.Steps);

    /// <inheritdoc/>
    public IReadOnlyList<Attributions> Attribute(
        ExplainedModel model, IReadOnlyList<ExplainedText> texts, CancellationToken cancellation = default)
    {
        var outputs = model.Outputs(texts, cancellation);
        var baselines = model.Outputs(
            [.. texts.Select(text => (text, new bool[text.Words.Count]))], _baseline, cancellation);
        var results = new Attributions[texts.Count];
        int[] open = [.. Enumerable.Range(0, texts.Count)];
        for (var steps = _steps ?? FirstSteps; open.Length > 0; steps = Math.Min(2 * steps, MostSteps))
        {
            var sums = Integrate(model, [.. open.Select(text => texts[text])], steps, cancellation);
            foreach (var (place, text) in open.Index())
                results[text] = new(texts[text].SumOverWords(sums[place]), outputs[text])
                {
                    BaselineOutput = baselines[text],
                    Steps = steps,
                };
            open = _steps is not null || steps == MostSteps ? []
                : [.. open.Where(text => results[text].Converged is false)];
        }
        return results;
    }

    // The integral for each token of each text.
    private double[][] Integrate(
        ExplainedModel model, IReadOnlyList<ExplainedText> texts, int steps, CancellationToken cancellation)
    {
        var (places, weights) = Quadrature.Of(_rule, steps);
        double[][] sums = [.. texts.Select(text => new double[text.Ids.Length])];
        model.Gradients([.. texts.SelectMany(text => places.Select(place => (text, place)))], _baseline,
            (point, products) =>
            {
                var (sum, weight) = (sums[point / places.Length], weights[point % places.Length]);
                for (var token = 0; token < sum.Length; token++) sum[token] += weight * products[token];
            }, cancellation);
        return sums;
    }
}
