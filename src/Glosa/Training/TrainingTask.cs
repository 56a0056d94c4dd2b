using Glosa.Neural;
using Glosa.Torch;

namespace Glosa.Training;

/// <summary>What the training loop trains: weights, and texts that give a loss.</summary>
public abstract class TrainingTask(ParameterStore parameters) : IDisposable
{
    /// <summary>The weights.</summary>
    public ParameterStore Parameters { get; } = parameters;

    /// <summary>Texts of an epoch.</summary>
    public abstract int Count { get; }

    /// <summary>The batches of an epoch by the indexes of their texts; they follow from the seed and its number alone.
    /// </summary>
    /// <param name="epoch">The epoch, from 1.</param>
    public abstract IReadOnlyList<int[]> Batches(int epoch);

    /// <summary>How much a batch counts in the loss of a step.</summary>
    public virtual double WeightOf(int[] batch) => batch.Length;

    /// <summary>The loss of a batch, in the caller's scope.</summary>
    /// <param name="batch">The texts by their indexes.</param>
    /// <param name="place">The step; with the seed it decides all that is random.</param>
    internal abstract BatchLoss Learn(int[] batch, StepPlace place);

    /// <summary>Scores the model of now on the validation split.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    internal abstract ValidationOutcome Validate(CancellationToken stop);

    /// <summary>Where texts come from, for messages.</summary>
    internal abstract TextPlaces PlacesOf(int[] texts);

    /// <summary>Releases what the task itself made; weights are their owner's.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>The loss of a batch.</summary>
/// <param name="Loss">Its mean, one value with a history.</param>
/// <param name="Correct">Decisions that were right.</param>
/// <param name="Decisions">Decisions made: one a text where texts are classified.</param>
internal readonly record struct BatchLoss(Tensor Loss, long Correct, long Decisions);

/// <summary>What an epoch's validation gave.</summary>
/// <param name="Scores">The scores.</param>
/// <param name="Thresholds">The labels' thresholds; null where a text has exactly one label.</param>
internal sealed record ValidationOutcome(ValidationScores Scores, IReadOnlyList<double>? Thresholds = null);

/// <summary>Where texts come from.</summary>
/// <param name="Told">In words, as <c>lines 3, 7 of reviews.csv</c>.</param>
/// <param name="Lines">Lines of the file, ascending.</param>
internal sealed record TextPlaces(string Told, IReadOnlyList<long> Lines);
