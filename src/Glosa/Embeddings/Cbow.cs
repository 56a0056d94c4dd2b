using System.Numerics.Tensors;
using Glosa.Data;
using Glosa.Models;

namespace Glosa.Embeddings;

/// <summary>Learns vectors of tokens from texts without labels, as a continuous bag of words: the mean of the vectors
/// around a token has to tell it from tokens drawn by chance.</summary>
/// <remarks>Papers: Mikolov et al. 2013, arXiv:1301.3781; its negative samples and the frequent tokens that are left out,
/// arXiv:1310.4546. One thread, so that a seed gives the same vectors every time.</remarks>
/// <param name="options">The settings.</param>
/// <param name="size">Numbers of a vector.</param>
/// <param name="seed">What is drawn follows from it.</param>
internal sealed class Cbow(CbowOptions options, int size, long seed)
{
    private const double LeastRateShare = 1e-4;

    private readonly float[] _mean = new float[size];
    private readonly float[] _change = new float[size];

    /// <summary>Learns the vectors of all tokens that occur.</summary>
    /// <param name="texts">Token ids.</param>
    /// <param name="vocabulary">Number of token ids.</param>
    /// <param name="epochEnded">Gets each epoch's number, from 1, and its mean loss for each token, in nats.</param>
    /// <param name="stop">Ends it by an exception.</param>
    /// <returns>A row of <c>size</c> numbers for each id.</returns>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public float[] Learn(IReadOnlyList<int[]> texts, int vocabulary, Action<int, double>? epochEnded, CancellationToken stop)
    {
        var frequencies = TokenFrequencies.Of(texts, vocabulary, options.FrequentShare);
        var (inputs, outputs) = (FirstInputs(vocabulary), new float[vocabulary * size]);
        var (read, all) = (0L, frequencies.Total * options.Epochs);
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            var random = RandomStream.Derive(seed, "cbow", epoch);
            var (loss, told) = (0.0, 0L);
            foreach (var text in texts)
            {
                stop.ThrowIfCancellationRequested();
                var rate = (float)(options.LearningRate * Math.Max(LeastRateShare, 1 - (double)read / all));
                int[] kept = [.. text.Where(id => frequencies.IsKept(id, random))];
                for (var place = 0; place < kept.Length; place++)
                {
                    var width = random.Next(options.Window) + 1;
                    var around = kept.AsSpan(Math.Max(0, place - width)..Math.Min(kept.Length, place + width + 1));
                    if (around.Length == 1) continue;
                    loss += Step(inputs, outputs, around, Math.Min(place, width), frequencies, rate, random);
                    told++;
                }
                read += text.Length;
            }
            epochEnded?.Invoke(epoch, loss / Math.Max(1, told));
        }
        return inputs;
    }

    // Of the tokens around, the one at `center` is told from the others.
    private double Step(float[] inputs, float[] outputs, ReadOnlySpan<int> around, int center,
        TokenFrequencies frequencies, float rate, RandomStream random)
    {
        Array.Clear(_mean);
        Array.Clear(_change);
        for (var place = 0; place < around.Length; place++)
            if (place != center) TensorPrimitives.Add(_mean, Row(inputs, around[place]), _mean);
        TensorPrimitives.Divide(_mean, around.Length - 1, _mean);
        var loss = 0.0;
        for (var sample = 0; sample <= options.NegativeSamples; sample++)
        {
            var id = sample == 0 ? around[center] : frequencies.Draw(random);
            if (sample > 0 && id == around[center]) continue;
            var output = Row(outputs, id);
            var logit = TensorPrimitives.Dot<float>(_mean, output);
            loss += Inference.Softplus(sample == 0 ? -logit : logit);
            var error = ((sample == 0 ? 1 : 0) - 1 / (1 + MathF.Exp(-logit))) * rate;
            TensorPrimitives.MultiplyAdd(output, error, _change, _change);
            TensorPrimitives.MultiplyAdd(_mean, error, output, output);
        }
        for (var place = 0; place < around.Length; place++)
            if (place != center) TensorPrimitives.Add(Row(inputs, around[place]), _change, Row(inputs, around[place]));
        return loss;
    }

    private Span<float> Row(float[] table, int id) => table.AsSpan(id * size, size);

    private float[] FirstInputs(int vocabulary)
    {
        var random = RandomStream.Derive(seed, "cbow");
        var inputs = new float[vocabulary * size];
        for (var place = 0; place < inputs.Length; place++) inputs[place] = (float)((random.NextDouble() - 0.5) / size);
        return inputs;
    }
}
