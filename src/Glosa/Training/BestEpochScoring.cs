using Glosa.Baselines;
using Glosa.Evaluation;
using Glosa.Models.Bert;
using Glosa.Persistence;

namespace Glosa.Training;

/// <summary>Scores the best epoch of a run that has ended, once: its predictions, its test and its card.</summary>
/// <param name="directory">The run's files.</param>
/// <param name="model">The model, which gets the weights of that epoch.</param>
/// <param name="validation">The validation split.</param>
/// <param name="test">The test texts, or null.</param>
/// <param name="baseline">Predicts the same texts.</param>
internal sealed class BestEpochScoring(RunDirectory directory, SavedModel model, EncodedDataSet validation,
    EncodedDataSet? test, RunBaseline baseline)
{
    /// <summary>Predicts each text once, and scores the test texts by the same predictions.</summary>
    /// <returns>The test scores; null without test texts.</returns>
    public EvaluationResult? Score(EpochRecord best)
    {
        if (model.Model is IEncoderModel { Encoder: { } encoder }) encoder.Kept = null;    // they may be other weights
        model.LoadWeights(Path.Combine(directory.Best, SavedModel.WeightsFile));
        Directory.CreateDirectory(directory.Predictions);
        Predict(validation, directory.ValidationPredictions, best);
        if (test is null) return null;
        var scores = Predict(test, directory.TestPredictions, best).Score(best.Thresholds);
        AtomicFile.WriteText(
            Path.Combine(directory.Best, SavedModel.CardFile), ModelCard.Write(model, best, scores));
        return scores;
    }

    /// <summary>Removes what an earlier end of the run left: the run goes on, and its best epoch may be another.</summary>
    public void Forget()
    {
        if (Directory.Exists(directory.Predictions)) Directory.Delete(directory.Predictions, recursive: true);
    }

    private TextLogits Predict(EncodedDataSet texts, string path, EpochRecord best)
    {
        var logits = TextLogits.Of(
            model.Model, texts, model.Labels.Names, model.PaddingId, model.Parameters.Device, CancellationToken.None);
        PredictedText.WriteAll(path, PredictedText.Of(logits, best.Thresholds, baseline.LabelsOf(texts.Source)));
        return logits;
    }
}
