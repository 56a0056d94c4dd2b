using System.Globalization;
using Glosa.Pretraining;
using Glosa.Training;

namespace Glosa.Cli.Output;

/// <summary>What people read of the epochs of a task.</summary>
internal interface IEpochTable
{
    /// <summary>What is counted: texts or windows.</summary>
    string Unit { get; }

    /// <summary>The heads of the columns.</summary>
    string Header { get; }

    /// <summary>What is trained on what.</summary>
    string Summary(TrainingTask task);

    /// <summary>A line for an epoch.</summary>
    string Row(EpochRecord epoch);
}

/// <summary>The epochs of a classifier.</summary>
internal sealed class ClassifierTable : IEpochTable
{
    public string Unit => "texts";

    public string Header => "  epoch  train loss  train acc  valid loss  valid acc  macro F1  texts/s";

    public string Summary(TrainingTask task)
    {
        var of = (ClassificationTask)task;
        return string.Create(CultureInfo.InvariantCulture,
            $"training texts {of.Training.Count:N0}, validation texts {of.Validation.Count:N0}, ")
            + $"labels {string.Join(", ", of.Labels.Names)}";
    }

    public string Row(EpochRecord epoch) => string.Create(CultureInfo.InvariantCulture,
        $"  {epoch.Epoch,5}  {epoch.TrainLoss,10:F4}  {epoch.TrainAccuracy,9:F4}  {epoch.Validation.Loss,10:F4}  ")
        + string.Create(CultureInfo.InvariantCulture,
            $"{epoch.Validation.Accuracy,9:F4}  {epoch.Validation.MacroF1,8:F4}  {epoch.TextsPerSecond,7:N0}")
        + (epoch.IsBest ? "  best" : "");
}

/// <summary>The epochs of an encoder that guesses hidden tokens.</summary>
internal sealed class PretrainingTable : IEpochTable
{
    public string Unit => "windows";

    public string Header => "  epoch  train loss  train acc  valid loss  valid acc  perplexity  windows/s";

    public string Summary(TrainingTask task)
    {
        var of = (PretrainingTask)task;
        return string.Create(CultureInfo.InvariantCulture,
            $"windows {of.WindowCount:N0} with {of.TokenCount:N0} tokens, {of.Count:N0} an epoch; ")
            + string.Create(CultureInfo.InvariantCulture, $"to measure on {of.ValidationCount:N0}");
    }

    public string Row(EpochRecord epoch) => string.Create(CultureInfo.InvariantCulture,
        $"  {epoch.Epoch,5}  {epoch.TrainLoss,10:F4}  {epoch.TrainAccuracy,9:F4}  {epoch.Validation.Loss,10:F4}  ")
        + string.Create(CultureInfo.InvariantCulture,
            $"{epoch.Validation.Accuracy,9:F4}  {Math.Exp(epoch.Validation.Loss),10:F2}  {epoch.TextsPerSecond,9:N0}")
        + (epoch.IsBest ? "  best" : "");
}
