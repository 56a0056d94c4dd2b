using System.Globalization;
using Glosa.Errors;

namespace Glosa.Training;

/// <summary>Training cannot go on, because a number that it needs is infinite or none. The last checkpoint and the best
/// model are kept; a run can go on from there, with another learning rate for example.</summary>
public sealed class TrainingDivergedException : Exception
{
    private const int MostLinesTold = 64;

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
        var source = task.Training.Source;
        long[] lines = [.. texts.Select(index => source.Examples[index].Line).Order()];
        // The texts of a folder are files, and each is on its first line.
        var inFiles = texts.Any(index => source.Examples[index].File is not null);
        var told = string.Join(", ", inFiles
            ? texts.Take(MostLinesTold).Select(index => source.Examples[index].PlaceIn(source.Path))
            : lines.Take(MostLinesTold).Select(line => line.ToString(CultureInfo.InvariantCulture)));
        var more = lines.Length > MostLinesTold ? $" and {lines.Length - MostLinesTold} more" : "";
        throw Because(what, options, lines, $"{what} {value} at step {place.Step + 1} of epoch {place.Epoch}, "
            + $"learning rate {place.LearningRate}, "
            + (inFiles ? $"files {told}{more}" : $"lines {told}{more} of {source.Path}"));
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
