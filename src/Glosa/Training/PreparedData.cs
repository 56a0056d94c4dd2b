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
    /// of the training file is held out, and another for the test if the options name one.</summary>
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
        return Divide(UnderSampling.BeforeSplit(all, options, seed), validation, test, labels, options, seed);
    }

    /// <summary>The splits of data that was read and balanced before; without validation data, a stratified share is
    /// held out, and so is one for the test where the options name one. Both are shares of the whole.</summary>
    internal static PreparedData Divide(DataSet all, DataSet? given, DataSet? test, LabelSet labels, DataOptions options,
        long seed)
    {
        var (rest, whole) = (all, 1.0);
        if (test is null && options.TestShare is { } testShare)
            ((rest, test), whole) = (StratifiedSplit.Split(all, testShare, seed), 1 - testShare);
        var (training, validation) = given is null
            ? StratifiedSplit.Split(rest, options.ValidationShare / whole, seed) : (rest, given);
        if (validation.Examples.Count == 0)
            throw new InvalidInputException("data.validation_share", "at least one text held out for validation",
                $"{all.Examples.Count} training texts, of which {options.ValidationShare} is none",
                "add texts, raise data.validation_share, or name a validation file by --validation");
        labels.Check(validation);
        if (test is not null) labels.Check(test);
        if (options.Balance is Balance.UnderSample) training = UnderSampling.Of(training, seed);
        return new PreparedData(training, validation, test, labels);
    }
}
