using Glosa.Data;
using Glosa.Errors;
using Glosa.Neural;
using Glosa.Tokenization;
using Glosa.Torch;

namespace Glosa.Embeddings;

/// <summary>The first values of an embedding table [V, E]: the vectors of a file, and what words without one get.</summary>
/// <param name="vectors">The vectors.</param>
/// <param name="tokenizer">Whose vocabulary has a row for each token; padding and unknown are zero.</param>
/// <param name="options">What is done about words without a vector.</param>
/// <param name="deviation">Standard deviation of random rows; 0 makes them zero.</param>
/// <param name="seed">The run's seed: a random row follows from it and the word.</param>
internal sealed class VectorTable(
    WordVectors vectors, Tokenizer tokenizer, WordVectorsOptions options, double deviation, long seed)
{
    /// <summary>The weight of every model that begins with token vectors.</summary>
    public const string WeightName = "embedding.weight";

    private const int RowsAtOnce = 4096;

    /// <summary>Replaces the values of <see cref="WeightName"/>.</summary>
    /// <exception cref="InvalidInputException">There is no such weight, or it has another shape.</exception>
    public void CopyInto(ParameterStore store)
    {
        var size = vectors.Dimension;
        long[] shape = [tokenizer.Vocabulary.Count, size];
        var weight = store.Parameters.FirstOrDefault(parameter => parameter.Name == WeightName)?.Tensor;
        if (weight is null || !weight.Shape.SequenceEqual(shape))
            throw new InvalidInputException("vectors",
                $"a model with the weight {WeightName} [{string.Join(", ", shape)}]",
                weight is null
                    ? $"only {Wording.Names([.. store.Parameters.Select(parameter => parameter.Name)])}" : $"{weight}",
                "choose a model that begins with a table of token vectors, or leave vectors out");
        using var noGrad = new NoGradScope();
        for (var start = 0; start < shape[0]; start += RowsAtOnce)
        {
            using var scope = new TensorScope();
            var count = (int)Math.Min(RowsAtOnce, shape[0] - start);
            var rows = new float[count * size];
            for (var row = 0; row < count; row++) Fill(rows.AsSpan(row * size, size), start + row);
            weight.Narrow(0, start, count).CopyFrom(Tensor.From<float>(rows, [count, size]));
        }
    }

    private void Fill(Span<float> row, int id)
    {
        if (id == tokenizer.Vocabulary.PaddingId || id == tokenizer.Model.UnknownId) return;
        var word = tokenizer.Vocabulary.TokenOf(id);
        if (vectors.Find(word, options.LowerCaseFallback, out _) is { } vector) vector.CopyTo(row);
        else if (options.Missing is MissingVectors.Normal) FillNormal(row, word);
    }

    // Box and Muller 1958: two uniform numbers make a normal one.
    private void FillNormal(Span<float> row, string word)
    {
        var random = RandomStream.Derive(seed, $"word vector {word}");
        foreach (ref var value in row)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            value = (float)(deviation * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }
    }
}
