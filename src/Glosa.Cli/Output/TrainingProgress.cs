using System.Diagnostics;
using System.Globalization;
using Glosa.Baselines;
using Glosa.Training;

namespace Glosa.Cli.Output;

/// <summary>A live line while an epoch runs, and a line of the table when it ends.</summary>
/// <param name="table">What the table shows.</param>
/// <param name="tellsStops">Whether a stop is told; a trial of a search also stops to be compared with others.</param>
internal sealed class TrainingProgress(IEpochTable table, bool tellsStops = true) : ITrainingObserver
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);
    private readonly Stopwatch _sinceDrawn = Stopwatch.StartNew();

    public void BaselineScored(BaselineResult baseline) => Terminal.Line(BaselineLines.Trained(baseline));

    public void EncoderRead(int done, int total)
    {
        if (!Terminal.IsInteractive || (_sinceDrawn.Elapsed < s_interval && done < total)) return;
        _sinceDrawn.Restart();
        Draw(Format($"  reading texts once  {Bar((double)done / total)} {done:N0} of {total:N0}"));
        if (done == total) Terminal.ClearLine();
    }

    public void TokenVectorsLearned(int epoch, int epochs, double loss) =>
        Terminal.Line(Format($"token vectors, epoch {epoch} of {epochs}: loss {loss:F4}"));

    public void Started(Trainer trainer)
    {
        Terminal.Line(table.Summary(trainer.Task));
        Terminal.Line(Format($"weights {trainer.Task.Parameters.CountValues(trainableOnly: true):N0}, ")
            + Format($"steps per epoch {trainer.StepsPerEpoch:N0}, threads {Torch.Engine.Threads}"));
        if (trainer.State.Steps > 0)
            Terminal.Line(Format(
                $"going on after {trainer.State.EpochsDone} epochs and {trainer.State.StepsInEpoch} steps"));
        Terminal.Line();
        Terminal.Line(table.Header);
        foreach (var epoch in trainer.State.History) Terminal.Line(table.Row(epoch));
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
            + Format($"{Bar(share)} {share,4:P0}  {totals.TextsPerSecond,7:N0} {table.Unit}/s  {left:h\\:mm\\:ss} left"));
    }

    public void EpochEnded(Trainer trainer, EpochRecord epoch)
    {
        Terminal.ClearLine();
        Terminal.Line(table.Row(epoch));
    }

    public void Interrupted(Trainer trainer)
    {
        Terminal.ClearLine();
        if (tellsStops) Terminal.Line("stopped");
    }

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
