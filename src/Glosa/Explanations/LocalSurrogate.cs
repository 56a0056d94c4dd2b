using Glosa.Data;
using Glosa.Torch;

namespace Glosa.Explanations;

/// <summary>A linear model of the output around one text, learned from samples with some of its words taken away; its
/// weights are the attributions.</summary>
/// <remarks>Paper: Ribeiro et al. 2016, "“Why Should I Trust You?”: Explaining the Predictions of Any Classifier",
/// arXiv:1602.04938. As in the authors' program, how many words are taken away is drawn first, then which; samples weigh
/// less the fewer words they keep. Differs: each occurrence of a word is by itself, no words are chosen beforehand, and
/// what is fitted is the logit unless told otherwise.</remarks>
public sealed class LocalSurrogate : IExplainer
{
    private const double KernelWidth = 0.25;    // of the cosine distance
    private const double Ridge = 1;

    private readonly ExplanationBaseline _baseline;
    private readonly int _samples;
    private readonly long _seed;

    /// <summary>Takes baseline, samples and seed of the options; words are removed by default.</summary>
    public LocalSurrogate(ExplanationOptions options) => (_baseline, _samples, _seed) =
        (options.Baseline ?? ExplanationBaseline.Removed, options.Samples, options.Seed);

    /// <inheritdoc/>
    public IReadOnlyList<Attributions> Attribute(
        ExplainedModel model, IReadOnlyList<ExplainedText> texts, CancellationToken cancellation = default) =>
        [.. texts.Select(text => Attribute(model, text, cancellation))];

    private Attributions Attribute(ExplainedModel model, ExplainedText text, CancellationToken cancellation)
    {
        var samples = Draw(text.Words.Count);
        var outputs = model.Outputs([.. samples.Select(kept => (text, kept))], _baseline, cancellation);
        var (words, fit) = Fit(samples, outputs);
        return new(words, outputs[0]) { Fit = fit };
    }

    // The whole text first. The samples follow from the seed and the number of words, not from other texts.
    private bool[][] Draw(int words)
    {
        var random = RandomStream.Derive(_seed, "local surrogate", words);
        var order = Enumerable.Range(0, words).ToArray();
        var samples = new bool[_samples][];
        for (var sample = 0; sample < samples.Length; sample++)
        {
            var kept = new bool[words];
            kept.AsSpan().Fill(true);
            if (sample > 0)
            {
                random.Shuffle(order.AsSpan());
                foreach (var word in order.AsSpan(0, 1 + random.Next(words))) kept[word] = false;
            }
            samples[sample] = kept;
        }
        return samples;
    }

    // Weighted ridge regression; the constant is not held small.
    private static (double[] Words, double Fit) Fit(bool[][] samples, double[] outputs)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        var (count, words) = (samples.Length, samples[0].Length);
        var on = Tensor.From<double>([.. samples.SelectMany(kept => kept).Select(one => one ? 1.0 : 0)], [count, words]);
        var weights = Tensor.From<double>([.. samples.Select(WeightOf)], [count, 1]);
        var values = Tensor.From<double>(outputs, [count, 1]);
        var total = weights.Sum();
        var centred = on - ((on * weights).Sum(0, keep: true) / total);                         // [S, W]
        var around = values - ((values * weights).Sum(0, keep: true) / total);                  // [S, 1]
        var weighted = (centred * weights).Transpose(0, 1);                                     // [W, S]
        var ridge = Tensor.Arange(0, words).Unsqueeze(0).EqualTo(Tensor.Arange(0, words).Unsqueeze(1))
            .To(DType.Float64) * Ridge;                                                         // [W, W]
        var solution = (weighted.MatrixProduct(centred) + ridge).Solve(weighted.MatrixProduct(around));
        var missed = around - centred.MatrixProduct(solution);
        var spread = (weights * around * around).Sum().Item();
        return (solution.ToArray<double>(),
            spread > 0 ? 1 - ((weights * missed * missed).Sum().Item() / spread) : 1);
    }

    private static double WeightOf(bool[] kept)
    {
        var distance = 1 - Math.Sqrt(kept.Count(one => one) / (double)kept.Length);     // cosine, from the whole text
        return Math.Exp(-distance * distance / (2 * KernelWidth * KernelWidth));
    }
}
