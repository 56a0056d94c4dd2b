using Glosa.Neural;
using Glosa.Neural.Layers;

namespace Glosa.Models.Bert;

/// <summary>BERT's first values: normal with a deviation of 0.02, biases zero.</summary>
internal static class BertInitializers
{
    private const double Deviation = 0.02;

    public static Initializer Weight { get; } = Initializers.Normal(Deviation);

    public static Linear CreateLinear(ParameterPath path, long inputSize, long outputSize) =>
        new(path, inputSize, outputSize, Weight, Initializers.Zeros);

    public static Embedding CreateEmbedding(ParameterPath path, long rows, long size) =>
        new(path, rows, size, paddingId: -1, Deviation);
}
