using Glosa.Models;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Evaluation;

/// <summary>Scores a model over a whole data set.</summary>
public static class Evaluator
{
    internal const int BatchSize = 256;

    /// <summary>Predicts every text and counts; nothing is averaged over batches.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The texts and their labels.</param>
    /// <param name="labels">Names of the labels in their order.</param>
    /// <param name="paddingId">The id of padding.</param>
    /// <param name="device">Where the model's weights are.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <param name="thresholds">For each label, the probability above which a text is given it, where a text can have
    /// several; one half by default.</param>
    public static EvaluationResult Evaluate(TextModel model, EncodedDataSet data, IReadOnlyList<string> labels,
        int paddingId, Device device, CancellationToken cancellation = default,
        IReadOnlyList<double>? thresholds = null) =>
        TextLogits.Of(model, data, labels, paddingId, device, cancellation).Score(thresholds);
}
