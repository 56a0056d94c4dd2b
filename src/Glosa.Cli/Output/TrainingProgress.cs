using System.Diagnostics;
using System.Globalization;
using Glosa.Baselines;
using Glosa.Training;

namespace Glosa.Cli.Output;

/// <summary>A live line while an epoch runs, and a line of the table when it ends.</summary>
internal sealed class TrainingProgress : ITrainingObserver
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);
    private readonly Stopwatch _sinceDrawn = Stopwatch.StartNew();

    public void BaselineScored(BaselineResult baseline) => Terminal.Line(BaselineLines.Trained(baseline));

    public void Started(Trainer trainer)
    {
        var task = (ClassificationTask)trainer.Task;
        Terminal.Line(Format($"training texts {task.Training.Count:N0}, validation texts {task.Validation.Count:N0}, ")
            + $"labels {string.Join(", ", task.Labels.Names)}");
        Terminal.Line(Format($"weights {task.Parameters.CountValues(trainableOnly: true):N0}, ")
            + Format($"steps per epoch {trainer.StepsPerEpoch:N0}, threads {Torch.Engine.Threads}"));
        if (trainer.State.Steps > 0)
            Terminal.Line(Format(
                $"going on after {trainer.State.EpochsDone} epochs and {trainer.State.StepsInEpoch} steps"));
        Terminal.Line();
        Terminal.Line("  epoch  train loss  train acc  valid loss  valid acc  macro F1  texts/s");
        foreach (var epoch in trainer.State.History) WriteRow(epoch);
    }

    public void StepEnded(Trainer trainer)
    {
        if (!Terminal.IsInteractive || _sinceDrawn.Elapsed < s_interval) return;
        _sinceDrawn.Restart();
        var totals = trainer.State.Totals;
        var stepsLeft = (long)trainer.StepsPerEpoch * trainer.Options.Epochs - trainer.State.Steps;
        var left = TimeSpan.FromSeconds(totals.Seconds / Math.Max(1, trainer.State.StepsInEpoch) * stepsLeft);
        var share = (double)trainer.State.StepsInEpoch / trainer.StepsPerEpoch;
        Draw(Format($"  {trainer.State.EpochsDone + 1,5}  {totals.MeanLoss,10:F4}  {totals.Accuracy,9:F4}  ")
            + Format($"{Bar(share)} {share,4:P0}  {totals.TextsPerSecond,7:N0} texts/s  {left:h\\:mm\\:ss} left"));
    }

    public void EpochEnded(Trainer trainer, EpochRecord epoch)
    {
        Terminal.ClearLine();
        WriteRow(epoch);
    }

    public void Interrupted(Trainer trainer)
    {
        Terminal.ClearLine();
        Terminal.Line("stopped");
    }

    private static void WriteRow(EpochRecord epoch) => Terminal.Line(
        Format($"  {epoch.Epoch,5}  {epoch.TrainLoss,10:F4}  {epoch.TrainAccuracy,9:F4}")
        + Format($"  {epoch.Validation.Loss,10:F4}  {epoch.Validation.Accuracy,9:F4}  {epoch.Validation.MacroF1,8:F4}")
        + Format($"  {epoch.TextsPerSecond,7:N0}") + (epoch.IsBest ? "  best" : ""));

    private static void Draw(string line)
    {
        Terminal.ClearLine();
        Console.Error.Write(line);
    }

    private static string Bar(double share)
    {
        const int width = 20;
        var full = (int)(share * width);
        return $"[{new string('#', full)}{new string('.', width - full)}]";
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
