using System.Text.Json.Serialization;

namespace Glosa.Evaluation.Calibration;

/// <summary>How far a model's probabilities can be taken at their word, as they are and with a temperature that was fitted
/// on the validation split.</summary>
public sealed record CalibrationReport
{
    /// <summary>What logits are divided by to calibrate the probabilities; 1 where all validation texts are
    /// right.</summary>
    public required double Temperature { get; init; }

    /// <summary>On the validation split, whose texts the temperature was fitted on.</summary>
    public required CalibrationScores Validation { get; init; }

    /// <summary>On the test texts; left out where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CalibrationScores? Test { get; init; }
}

/// <summary>How far probabilities are from how often they come true.</summary>
/// <remarks>The expected calibration error has 15 equally wide bins of the probability of the predicted label; where a text
/// can have several labels, of the probability of each label of each text.</remarks>
/// <param name="ExpectedError">Expected calibration error of the model's own probabilities, in [0, 1].</param>
/// <param name="CalibratedExpectedError">The same with the temperature.</param>
/// <param name="Loss">Mean cross-entropy in nats of the model's own probabilities.</param>
/// <param name="CalibratedLoss">The same with the temperature.</param>
public sealed record CalibrationScores(
    double ExpectedError, double CalibratedExpectedError, double Loss, double CalibratedLoss)
{
    /// <summary>Those of a model's logits.</summary>
    internal static CalibrationScores Of(TextLogits logits, double temperature) => new(
        ErrorOf(logits, 1), ErrorOf(logits, temperature),
        TemperatureScaling.Loss(logits, 1), TemperatureScaling.Loss(logits, temperature));

    private static double ErrorOf(TextLogits logits, double temperature) =>
        ReliabilityDiagram.Of(Enumerable.Range(0, logits.Count).SelectMany(text => ReliabilityDiagram.DecisionsOf(
            TemperatureScaling.Apply(logits.Probabilities(text), logits.IsMultiLabel, temperature),
            logits.TrueLabels(text), logits.IsMultiLabel))).ExpectedError;
}
