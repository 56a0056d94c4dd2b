using Glosa.Data;
using Glosa.Errors;

namespace Glosa.Training;

/// <summary>The splits of a run, checked against each other before anything is trained.</summary>
/// <param name="Training">Texts to train on.</param>
/// <param name="Validation">Texts to choose the best epoch by.</param>
/// <param name="Test">Texts for the final scores, or null.</param>
/// <param name="Labels">The labels of the training texts.</param>
public sealed record PreparedData(DataSet Training, DataSet Validation, DataSet? Test, LabelSet Labels)
{
    /// <summary>Reads the files; without a validation file, a stratified share
    /// of the training file is held out.</summary>
    /// <exception cref="InvalidInputException">A file is missing or broken, or labels do not fit.</exception>
    public static PreparedData Load(DataOptions options, long seed)
    {
        if (options.Train is null)
            throw new InvalidInputException("data.train", "a training file", "none",
                "add --train FILE, or name it in the recipe");
        var all = DataSet.Load(options.Train, options);
        var labels = LabelSet.From(all, options);
        var validation = options.Validation is null ? null : DataSet.Load(options.Validation, options);
        var test = options.Test is null ? null : DataSet.Load(options.Test, options);
        return Divide(all, validation, test, labels, options, seed);
    }

    /// <summary>The splits of data that was read before; without validation data, a stratified share is held
    /// out.</summary>
    internal static PreparedData Divide(DataSet all, DataSet? given, DataSet? test, LabelSet labels, DataOptions options,
        long seed)
    {
        var (training, validation) = given is null
            ? StratifiedSplit.Split(all, options.ValidationShare, seed) : (all, given);
        if (validation.Examples.Count == 0)
            throw new InvalidInputException("data.validation_share", "at least one text held out for validation",
                $"{all.Examples.Count} training texts, of which {options.ValidationShare} is none",
                "add texts, raise data.validation_share, or name a validation file by --validation");
        labels.Check(validation);
        if (test is not null) labels.Check(test);
        return new PreparedData(training, validation, test, labels);
    }
}
