using System.Text.Json;
using Glosa.Persistence;

namespace Glosa.Training.Observers;

/// <summary>Writes <c>metrics.jsonl</c>, a line for each epoch.
/// Lines past the checkpoint that a run goes on from are dropped.</summary>
internal sealed class MetricsLog(string path) : ITrainingObserver
{
    public void Started(Trainer trainer) =>
        AtomicFile.WriteText(path, string.Concat(trainer.State.History.Select(Line)));

    public void EpochEnded(Trainer trainer, EpochRecord epoch) => File.AppendAllText(path, Line(epoch));

    /// <summary>The epochs that a file holds.</summary>
    public static IEnumerable<EpochRecord> Read(string path) =>
        File.ReadLines(path).Select(line => JsonSerializer.Deserialize(line, GlosaJson.Compact.EpochRecord)!);

    private static string Line(EpochRecord epoch) =>
        JsonSerializer.Serialize(epoch, GlosaJson.Compact.EpochRecord) + "\n";
}
