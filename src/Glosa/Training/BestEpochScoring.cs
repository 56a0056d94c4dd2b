using Glosa.Baselines;
using Glosa.Evaluation;
using Glosa.Evaluation.Calibration;
using Glosa.Models.Bert;
using Glosa.Persistence;

namespace Glosa.Training;

/// <summary>Scores the best epoch of a run that has ended, once: its predictions, its calibration, its test and its
/// card.</summary>
/// <param name="directory">The run's files.</param>
/// <param name="model">The model, which gets the weights of that epoch.</param>
/// <param name="validation">The validation split.</param>
/// <param name="test">The test texts, or null.</param>
/// <param name="baseline">Predicts the same texts.</param>
internal sealed class BestEpochScoring(RunDirectory directory, SavedModel model, EncodedDataSet validation,
    EncodedDataSet? test, RunBaseline baseline)
{
    /// <summary>Predicts each text once; all scores are of these predictions.</summary>
    /// <returns>The test scores, null without test texts, and the calibration.</returns>
    public (EvaluationResult? Test, CalibrationReport? Calibration) Score(EpochRecord best)
    {
        if (model.Model is IEncoderModel { Encoder: { } encoder }) encoder.Kept = null;    // they may be other weights
        model.LoadWeights(Path.Combine(directory.Best, SavedModel.WeightsFile));
        var ofValidation = Predict(validation, directory.ValidationPredictions, best);
        var temperature = TemperatureScaling.Fit(ofValidation);
        var calibration = new CalibrationReport
        {
            Temperature = temperature,
            Validation = CalibrationScores.Of(ofValidation, temperature),
        };
        EvaluationResult? scores = null;
        if (test is not null)
        {
            var ofTest = Predict(test, directory.TestPredictions, best);
            scores = ofTest.Score(best.Thresholds);
            calibration = calibration with { Test = CalibrationScores.Of(ofTest, temperature) };
        }
        Complete(best, scores, calibration);
        return (scores, calibration);
    }

    /// <summary>Adds to the saved model what was found when its run ended.</summary>
    public void Complete(EpochRecord best, EvaluationResult? scores, CalibrationReport? calibration)
    {
        (model.Thresholds, model.Temperature) = (best.Thresholds, calibration?.Temperature);
        model.SaveEnd(directory.Best, best.Epoch, ModelCard.Write(model, best, scores));
    }

    /// <summary>Removes what an earlier end of the run left: the run goes on, and its best epoch may be another.</summary>
    public void Forget()
    {
        if (Directory.Exists(directory.Predictions)) Directory.Delete(directory.Predictions, recursive: true);
        File.Delete(directory.Report);
    }

    private TextLogits Predict(EncodedDataSet texts, string path, EpochRecord best)
    {
        var logits = TextLogits.Of(model, texts);
        PredictedText.WriteAll(path, PredictedText.Of(logits, best.Thresholds, baseline.LabelsOf(texts.Source)));
        return logits;
    }
}
