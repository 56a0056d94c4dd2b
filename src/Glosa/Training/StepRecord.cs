namespace Glosa.Training;

/// <summary>What one step gave.</summary>
/// <param name="LearningRate">Its learning rate.</param>
/// <param name="Texts">Texts of its batches.</param>
/// <param name="Correct">Decisions that were right before the weights changed.</param>
/// <param name="Decisions">Decisions made: one a text where texts are classified.</param>
/// <param name="Loss">Mean loss of its texts, label weights counted.</param>
/// <param name="GradientNorm">L2 norm of all gradients together, before clipping.</param>
/// <param name="Clipped">Whether the gradients were scaled down.</param>
/// <param name="Seconds">Seconds that it took.</param>
public sealed record StepRecord(double LearningRate, int Texts, long Correct, long Decisions, double Loss, double GradientNorm,
    bool Clipped, double Seconds)
{
    /// <summary>Share of decisions that were right.</summary>
    public double Accuracy => (double)Correct / Math.Max(1, Decisions);

    /// <summary>Texts per second.</summary>
    public double TextsPerSecond => Seconds <= 0 ? 0 : Texts / Seconds;
}
