namespace Glosa.Training;

/// <summary>Where training stands, beside weights and optimizer; with them, everything that resuming needs.</summary>
/// <remarks>There is no random state: every step's randomness follows from (seed, epoch, step).</remarks>
public sealed class TrainerState
{
    /// <summary>Epochs finished.</summary>
    public int EpochsDone { get; set; }

    /// <summary>Steps taken in the epoch under way.</summary>
    public int StepsInEpoch { get; set; }

    /// <summary>Steps taken since training began.</summary>
    public long Steps { get; set; }

    /// <summary>Totals of the epoch under way.</summary>
    public EpochTotals Totals { get; set; } = new();

    /// <summary>Reductions that the schedule has made.</summary>
    public int ScheduleReductions { get; set; }

    /// <summary>Number of the best epoch so far, from 1; 0 before the first.</summary>
    public int BestEpoch { get; set; }

    /// <summary>Finished epochs since the best one.</summary>
    public int EpochsSinceBest => EpochsDone - BestEpoch;

    /// <summary>What the finished epochs gave.</summary>
    public List<EpochRecord> History { get; set; } = [];
}
