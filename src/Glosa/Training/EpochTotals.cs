namespace Glosa.Training;

/// <summary>Sums over the texts of an epoch, and over windows of its batches.</summary>
public sealed class EpochTotals
{
    /// <summary>Texts trained.</summary>
    public long Texts { get; set; }

    /// <summary>Decisions made: one a text where texts are classified.</summary>
    public long Decisions { get; set; }

    /// <summary>Decisions that were right.</summary>
    public long Correct { get; set; }

    /// <summary>Sum of the texts' losses.</summary>
    public double LossSum { get; set; }

    /// <summary>Seconds spent.</summary>
    public double Seconds { get; set; }

    /// <summary>Decisions of the window under way.</summary>
    public long WindowDecisions { get; set; }

    /// <summary>Those of it that were right.</summary>
    public long WindowCorrect { get; set; }

    /// <summary>Batches of it.</summary>
    public int WindowBatches { get; set; }

    /// <summary>Highest accuracy of a whole window; 0 before the first one ends.</summary>
    public double BestWindowAccuracy { get; set; }

    /// <summary>Steps taken.</summary>
    public long Steps { get; set; }

    /// <summary>Steps whose gradients were clipped.</summary>
    public long ClippedSteps { get; set; }

    /// <summary>Sum of the steps' gradient norms, before clipping.</summary>
    public double GradientNormSum { get; set; }

    /// <summary>Largest of them.</summary>
    public double LargestGradientNorm { get; set; }

    /// <summary>Highest accuracy of a window; an epoch shorter than one is a window of its own.</summary>
    public double HighestAccuracy => WindowDecisions == Decisions ? Accuracy : BestWindowAccuracy;

    /// <summary>Mean loss of a text.</summary>
    public double MeanLoss => Texts == 0 ? 0 : LossSum / Texts;

    /// <summary>Share of decisions that were right.</summary>
    public double Accuracy => Decisions == 0 ? 0 : (double)Correct / Decisions;

    /// <summary>Texts per second.</summary>
    public double TextsPerSecond => Seconds <= 0 ? 0 : Texts / Seconds;

    /// <summary>Mean gradient norm of a step, before clipping.</summary>
    public double GradientNorm => Steps == 0 ? 0 : GradientNormSum / Steps;

    /// <summary>Share of steps whose gradients were clipped.</summary>
    public double ClippedShare => Steps == 0 ? 0 : (double)ClippedSteps / Steps;

    /// <summary>Adds a step; its batches are one of the window's.</summary>
    public void Add(StepRecord step, int batchesPerWindow)
    {
        Add(step.Texts, step.Correct, step.Decisions, step.Loss, step.Seconds, batchesPerWindow);
        Steps++;
        ClippedSteps += step.Clipped ? 1 : 0;
        GradientNormSum += step.GradientNorm;
        LargestGradientNorm = Math.Max(LargestGradientNorm, step.GradientNorm);
    }

    /// <summary>Adds a batch.</summary>
    public void Add(int texts, long correct, long decisions, double meanLoss, double seconds, int batchesPerWindow)
    {
        Texts += texts;
        Correct += correct;
        Decisions += decisions;
        LossSum += meanLoss * texts;
        Seconds += seconds;
        WindowDecisions += decisions;
        WindowCorrect += correct;
        if (++WindowBatches < batchesPerWindow) return;
        BestWindowAccuracy = Math.Max(BestWindowAccuracy, (double)WindowCorrect / WindowDecisions);
        (WindowDecisions, WindowCorrect, WindowBatches) = (0, 0, 0);
    }
}
