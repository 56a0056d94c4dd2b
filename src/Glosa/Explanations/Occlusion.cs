namespace Glosa.Explanations;

/// <summary>How much the output falls when a word is taken away, one word after the other.</summary>
/// <remarks>Paper: Zeiler and Fergus 2013, "Visualizing and Understanding Convolutional Networks", arXiv:1311.2901; for
/// words, Li et al. 2016, "Understanding Neural Networks through Representation Erasure", arXiv:1612.08220.</remarks>
public sealed class Occlusion : IExplainer
{
    private readonly ExplanationBaseline _baseline;

    /// <summary>Takes the baseline of the options; a word is removed by default.</summary>
    public Occlusion(ExplanationOptions options) => _baseline = options.Baseline ?? ExplanationBaseline.Removed;

    /// <inheritdoc/>
    public IReadOnlyList<Attributions> Attribute(
        ExplainedModel model, IReadOnlyList<ExplainedText> texts, CancellationToken cancellation = default)
    {
        var outputs = model.Outputs(texts, cancellation);
        var without = model.Outputs([.. texts.SelectMany(text => Enumerable.Range(0, text.Words.Count)
            .Select(word => (text, AllBut(word, text.Words.Count))))], _baseline, cancellation);
        var (results, first) = (new Attributions[texts.Count], 0);
        foreach (var (place, text) in texts.Index())
        {
            var output = outputs[place];
            results[place] = new([.. without.AsSpan(first, text.Words.Count).ToArray().Select(one => output - one)], output);
            first += text.Words.Count;
        }
        return results;
    }

    private static bool[] AllBut(int word, int count)
    {
        var kept = new bool[count];
        kept.AsSpan().Fill(true);
        kept[word] = false;
        return kept;
    }
}
