using Glosa.Models;
using Glosa.Neural;

namespace Glosa.Training;

/// <summary>How many threads pay for a model: small products are slower on several threads than on one.</summary>
/// <remarks>It follows from sizes alone, not from a measurement,
/// so the same run takes the same number every time.</remarks>
public static class ThreadChoice
{
    // Operations of a step below which waking a second thread costs more than it saves, measured on two cores.
    private const double OperationsWorthThreads = 5e9;

    // Forward is one multiplication and one addition for each weight and token, backward twice that.
    private const int OperationsPerWeightAndToken = 6;

    /// <summary>All processors, or one thread for a model whose steps are small.</summary>
    /// <param name="parameters">The weights; embedding tables are looked up, not multiplied, and do not count.</param>
    /// <param name="shape">Sizes of the data.</param>
    /// <param name="tokensPerStep">Mean number of tokens in a batch.</param>
    public static int For(ParameterStore parameters, ModelShape shape, double tokensPerStep)
    {
        var multiplied = parameters.Parameters.Select(parameter => parameter.Tensor)
            .Where(tensor => tensor.Dimensions > 1 && tensor.Size(0) != shape.VocabularySize)
            .Sum(tensor => tensor.ElementCount);
        return OperationsPerWeightAndToken * tokensPerStep * multiplied < OperationsWorthThreads
            ? 1 : Environment.ProcessorCount;
    }
}
