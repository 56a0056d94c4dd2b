using Glosa.Errors;

namespace Glosa.Training;

/// <summary>Training cannot go on, because a number that it needs is infinite or none. The last checkpoint and the best
/// model are kept; a run can go on from there, with another learning rate for example.</summary>
public sealed class TrainingDivergedException : Exception
{
    private TrainingDivergedException(Problem problem, IReadOnlyList<long> lines) : base(problem.ToString()) =>
        (Problem, Lines) = (problem, lines);

    /// <summary>What happened, where, and what to do.</summary>
    public Problem Problem { get; }

    /// <summary>Lines in the training file of the texts whose step it was, ascending;
    /// empty if the number is one of a whole epoch.</summary>
    public IReadOnlyList<long> Lines { get; }

    internal static void ThrowUnlessNumber(string what, double value, TrainingOptions options, TrainingTask task,
        StepPlace place, int[] texts)
    {
        if (double.IsFinite(value)) return;
        var places = task.PlacesOf(texts);
        throw Because(what, options, places.Lines, $"{what} {value} at step {place.Step + 1} of epoch {place.Epoch}, "
            + $"learning rate {place.LearningRate}, {places.Told}");
    }

    internal static void ThrowUnlessNumber(
        string what, double value, TrainingOptions options, int epoch, double learningRate)
    {
        if (!double.IsFinite(value))
            throw Because(what, options, [], $"{what} {value} after epoch {epoch}, learning rate {learningRate}");
    }

    private static TrainingDivergedException Because(
        string what, TrainingOptions options, IReadOnlyList<long> lines, string found) =>
        new(new Problem($"training.optimizer.learning_rate: {options.Optimizer.LearningRate}",
            $"a {what} that is a number", found,
            "choose a smaller learning rate, or set training.clip_norm, in a new run or by --set with --resume: "
                + "the last checkpoint and the best model are kept"), lines);
}
