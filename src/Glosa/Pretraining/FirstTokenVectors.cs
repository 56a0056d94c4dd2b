using Glosa.Embeddings;
using Glosa.Neural;
using Glosa.Tokenization;
using Glosa.Torch;
using Glosa.Training;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Glosa.Pretraining;

/// <summary>Gives an encoder token vectors that were learned as a continuous bag of words, instead of random ones.</summary>
internal static class FirstTokenVectors
{
    private const string TableName = "bert.embeddings.word_embeddings.weight";

    // Training brings random vectors to about this size. Smaller ones would be lost within some ten steps of Adam.
    private const double RootMeanSquare = 0.05;

    /// <summary>Learns the vectors, and scales them to the size that training would give them.</summary>
    /// <param name="options">How.</param>
    /// <param name="windows">Token ids of the training texts.</param>
    /// <param name="tokenizer">Its special tokens are not learned; they keep their random vectors, as do tokens that do not
    /// occur.</param>
    /// <param name="parameters">The encoder's weights.</param>
    /// <param name="seed">What is drawn follows from it.</param>
    /// <param name="observers">Are told of each epoch.</param>
    /// <param name="stop">Ends it by an exception; the weights are as they were then.</param>
    public static void Learn(CbowOptions options, IReadOnlyList<int[]> windows, Tokenizer tokenizer,
        ParameterStore parameters, long seed, IReadOnlyList<ITrainingObserver> observers, CancellationToken stop)
    {
        var special = tokenizer.SpecialTokens.Select(token => tokenizer.Vocabulary.IdOf(token)!.Value).ToHashSet();
        int[][] texts = [.. windows.Select(window => window.Where(id => !special.Contains(id)).ToArray())];
        using var scope = new TensorScope();
        var table = parameters.Parameters.Single(parameter => parameter.Name == TableName).Tensor;  // [V, H]
        var (rows, size) = ((int)table.Size(0), (int)table.Size(1));
        var learned = new Cbow(options, size, seed).Learn(texts, rows, (epoch, loss) =>
        {
            foreach (var observer in observers) observer.TokenVectorsLearned(epoch, options.Epochs, loss);
        }, stop);
        var (first, occurs) = (table.ToArray<float>(), new bool[rows]);
        foreach (var id in texts.SelectMany(text => text)) occurs[id] = true;
        int[] known = [.. Enumerable.Range(0, rows).Where(id => occurs[id])];
        var scale = (float)(RootMeanSquare * Math.Sqrt((double)known.Length * size / known.Sum(SquareSum)));
        foreach (var id in known)
            TensorPrimitives.Multiply(learned.AsSpan(id * size, size), scale, first.AsSpan(id * size, size));
        using var noGrad = new NoGradScope();
        table.CopyFrom(Tensor.From<float>(first, [rows, size]).To(table.Device));

        double SquareSum(int id) => TensorPrimitives.SumOfSquares<float>(learned.AsSpan(id * size, size));
    }
}
