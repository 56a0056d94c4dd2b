using Glosa.Models;
using Glosa.Torch;

namespace Glosa.Explanations;

/// <summary>A model as methods see it: outputs of single labels, and gradients on the way from a baseline. Safe to share
/// between threads where no weight is trained.</summary>
/// <remarks>Runs in evaluation mode. Weights that are trained would gather gradients.</remarks>
/// <param name="model">The model.</param>
/// <param name="output">What of a label is attributed.</param>
/// <param name="isMultiLabel">Whether each label's probability is by itself.</param>
/// <param name="baseline">Token ids that words are replaced by.</param>
/// <param name="tokensPerBatch">Most tokens that go through the model together, padding included.</param>
/// <param name="device">Where the weights are.</param>
public sealed class ExplainedModel(TextModel model, AttributedOutput output, bool isMultiLabel, BaselineTokens baseline,
    int tokensPerBatch, Device device)
{
    /// <summary>The outputs of texts for their labels.</summary>
    public double[] Outputs(IReadOnlyList<ExplainedText> texts, CancellationToken cancellation = default) =>
        Run([.. texts.Select(text => text.Ids.Length)], cancellation, rows =>
            Score(model.Forward(Batch([.. rows.Select(row => texts[row].Ids)]), training: false),
                [.. rows.Select(row => (long)texts[row].Label)]));

    /// <summary>The outputs of texts of which some words are taken away.</summary>
    /// <param name="texts">The texts, and for each word whether it stays.</param>
    /// <param name="kind">What stands in the words' place.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public double[] Outputs(IReadOnlyList<(ExplainedText Text, bool[] Kept)> texts, ExplanationBaseline kind,
        CancellationToken cancellation = default) =>
        Run([.. texts.Select(one => one.Text.Ids.Length)], cancellation, rows =>
        {
            var chosen = rows.Select(row => texts[row]).ToArray();
            long[] labels = [.. chosen.Select(one => (long)one.Text.Label)];
            if (kind is ExplanationBaseline.Removed)
                return Score(model.Forward(Batch([.. chosen.Select(one => one.Text.IdsOf(one.Kept))]), training: false),
                    labels);
            var batch = Batch([.. chosen.Select(one => one.Text.Ids)]);
            var kept = Mask(batch, (row, token) => chosen[row].Text.IsKept(token, chosen[row].Kept));  // [B, T, 1]
            var vectors = model.Embed(batch);
            var without = Without([.. chosen.Select(one => one.Text)], batch, vectors, kind);
            return Score(model.Forward(without + ((vectors - without) * kept), batch, training: false), labels);
        });

    /// <summary>For points on the straight way from the baseline to a text, the gradient of the output there times the
    /// whole way, summed over each token's vector.</summary>
    /// <param name="points">The texts, and a place in [0, 1]: 0 is the baseline, 1 the text.</param>
    /// <param name="kind">The baseline.</param>
    /// <param name="add">Gets the number of a point, and a number for each of its text's tokens.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public void Gradients(IReadOnlyList<(ExplainedText Text, double Place)> points, ExplanationBaseline kind,
        Action<int, ReadOnlySpan<float>> add, CancellationToken cancellation = default)
    {
        foreach (var rows in Cut([.. points.Select(point => point.Text.Ids.Length)]))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = new TensorScope();
            var texts = rows.Select(row => points[row].Text).ToArray();
            var batch = Batch([.. texts.Select(text => text.Ids)]);
            Tensor way, at;
            using (new NoGradScope())
            {
                var vectors = model.Embed(batch);                                               // [B, T, E]
                way = vectors - Without(texts, batch, vectors, kind);
                var left = Tensor.From<float>([.. rows.Select(row => 1 - (float)points[row].Place)]).To(device);
                at = (vectors - (way * left.Reshape(-1, 1, 1))).Detach();
            }
            at.RequiresGrad = true;
            Score(model.Forward(at, batch, training: false), [.. texts.Select(text => (long)text.Label)]).Sum().Backward();
            var products = (at.Gradient! * way).Sum(2).ToArray<float>();                        // [B, T]
            var width = (int)batch.PaddedLength;
            for (var row = 0; row < rows.Length; row++)
                add(rows[row], products.AsSpan(row * width, texts[row].Ids.Length));
        }
    }

    private double[] Run(int[] lengths, CancellationToken cancellation, Func<int[], Tensor> outputsOf)
    {
        var outputs = new double[lengths.Length];
        foreach (var rows in Cut(lengths))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = new TensorScope();
            using var noGrad = new NoGradScope();
            foreach (var (place, value) in outputsOf(rows).ToArray<float>().Index()) outputs[rows[place]] = value;
        }
        return outputs;
    }

    // Rows by length, as many together as the tokens allow; a model that reads padding gets none.
    private IEnumerable<int[]> Cut(int[] lengths)
    {
        var rows = new List<int>();
        foreach (var row in Enumerable.Range(0, lengths.Length).OrderBy(row => lengths[row]))
        {
            var tooMany = (rows.Count + 1L) * lengths[row] > tokensPerBatch
                || (model.ReadsPadding && rows.Count > 0 && lengths[rows[0]] != lengths[row]);
            if (tooMany && rows.Count > 0)
            {
                yield return [.. rows];
                rows.Clear();
            }
            rows.Add(row);
        }
        if (rows.Count > 0) yield return [.. rows];
    }

    private TokenBatch Batch(int[][] ids) => TokenBatch.Create(ids, baseline.PaddingId, device);

    // Vectors [B, T, E] of the texts without their words; what is around them, and padding, stays.
    private Tensor Without(ExplainedText[] texts, TokenBatch batch, Tensor vectors, ExplanationBaseline kind) =>
        kind is ExplanationBaseline.Zero
            ? vectors * Mask(batch, (row, token) => !texts[row].IsOfWord(token))
            : model.Embed(Batch([.. texts.Select(text => baseline.Replace(text, kind))]));

    // [B, T, 1]: 1 where the condition holds and at padding, else 0.
    private Tensor Mask(TokenBatch batch, Func<int, int, bool> condition)
    {
        var (texts, width) = ((int)batch.TextCount, (int)batch.PaddedLength);
        var lengths = batch.Lengths.ToArray<long>();
        var mask = new float[texts * width];
        for (var row = 0; row < texts; row++)
            for (var token = 0; token < width; token++)
                mask[(row * width) + token] = token >= lengths[row] || condition(row, token) ? 1 : 0;
        return Tensor.From<float>(mask, [texts, width, 1]).To(device);
    }

    // Logits [B, C] and the label of each text to what is attributed [B].
    private Tensor Score(Tensor logits, long[] labels)
    {
        var chosen = Tensor.Arange(0, logits.Size(1), device).Unsqueeze(0)
            .EqualTo(Tensor.From<long>(labels).To(device).Unsqueeze(1));                        // [B, C]
        return output switch
        {
            AttributedOutput.Probability => Of(isMultiLabel ? logits.Sigmoid() : logits.Softmax(1)),
            AttributedOutput.LogOdds when !isMultiLabel => Of(logits) - LogSumOfOthers(logits, chosen),
            _ => Of(logits),
        };

        Tensor Of(Tensor scores) => scores.Where(chosen, scores.ZerosLike()).Sum(1);
    }

    private static Tensor LogSumOfOthers(Tensor logits, Tensor chosen)
    {
        var others = logits.MaskedFill(chosen, double.NegativeInfinity);
        var largest = others.Max(1, keep: true).Detach();
        return ((others - largest).Exp().Sum(1, keep: true).Log() + largest).Select(1, 0);
    }
}
