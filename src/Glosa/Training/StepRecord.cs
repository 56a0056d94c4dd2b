namespace Glosa.Training;

/// <summary>What one step gave.</summary>
/// <param name="LearningRate">Its learning rate.</param>
/// <param name="Texts">Texts of its batches.</param>
/// <param name="Correct">Texts that were right before the weights changed.</param>
/// <param name="Loss">Mean loss of its texts, label weights counted.</param>
/// <param name="GradientNorm">L2 norm of all gradients together, before clipping.</param>
/// <param name="Clipped">Whether the gradients were scaled down.</param>
/// <param name="Seconds">Seconds that it took.</param>
public sealed record StepRecord(double LearningRate, int Texts, long Correct, double Loss, double GradientNorm,
    bool Clipped, double Seconds)
{
    /// <summary>Share of texts that were right.</summary>
    public double Accuracy => (double)Correct / Texts;

    /// <summary>Texts per second.</summary>
    public double TextsPerSecond => Seconds <= 0 ? 0 : Texts / Seconds;
}
