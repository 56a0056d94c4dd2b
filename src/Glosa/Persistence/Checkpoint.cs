using System.Globalization;
using System.Text.Json;
using Glosa.Errors;
using Glosa.Neural;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Persistence;

/// <summary>Everything that training needs to go on as if it had never stopped;
/// a directory below <c>checkpoints</c>.</summary>
internal static class Checkpoint
{
    private const string ManifestFile = "trainer_state.json";
    private const string OptimizerFile = "optimizer.safetensors";

    /// <summary>Writes the checkpoint of where training stands, the manifest last.</summary>
    /// <returns>Its directory.</returns>
    public static string Write(string parent, Trainer trainer, Func<CheckpointManifest> manifest)
    {
        var path = Path.Combine(parent, NameOf(trainer.State));
        AtomicDirectory.Replace(path, directory =>
        {
            WeightsOnDisk.Save(trainer.Task.Parameters, Path.Combine(directory, WeightsOnDisk.FileName));
            // By name: the order in which the state came to be differs between a new run and one that goes on.
            SafeTensorsFile.Save(Path.Combine(directory, OptimizerFile),
                trainer.Optimizer.State.OrderBy(pair => pair.Key, StringComparer.Ordinal));
            File.WriteAllText(Path.Combine(directory, ManifestFile),
                JsonSerializer.Serialize(manifest(), GlosaJson.Indented.CheckpointManifest));
        });
        return path;
    }

    /// <summary>All whole checkpoints, the newest last.</summary>
    public static IReadOnlyList<string> All(string parent) => !Directory.Exists(parent) ? [] :
        [.. Directory.EnumerateDirectories(parent, "epoch-*")
            .Where(directory => !AtomicDirectory.IsLeftOver(directory)
                && File.Exists(Path.Combine(directory, ManifestFile)))
            .Order(StringComparer.Ordinal)];

    /// <summary>Reads the manifest.</summary>
    public static CheckpointManifest ReadManifest(string directory)
    {
        var path = Path.Combine(directory, ManifestFile);
        var manifest = GlosaJson.ReadFile(path, GlosaJson.Default.CheckpointManifest, "a checkpoint's state");
        return manifest.GlosaFormat <= ModelConfig.CurrentFormat ? manifest : throw new InvalidInputException(path,
            $"glosa_format {ModelConfig.CurrentFormat} or older", $"glosa_format {manifest.GlosaFormat}",
            "update Glosa: this checkpoint was saved by a newer version");
    }

    /// <summary>Restores weights, optimizer and counters.</summary>
    public static void Restore(string directory, CheckpointManifest manifest, Trainer trainer)
    {
        WeightsOnDisk.Load(trainer.Task.Parameters, Path.Combine(directory, WeightsOnDisk.FileName),
            "the weights of the run's model");
        using var scope = new TensorScope();
        using var optimizer = SafeTensorsFile.Open(Path.Combine(directory, OptimizerFile));
        try
        {
            trainer.Optimizer.Restore(optimizer.ReadAll(), manifest.OptimizerSteps);
        }
        catch (WeightMismatchException error)
        {
            throw new InvalidInputException(optimizer.Path, "the state of the run's optimizer", error.Message,
                "use a checkpoint that this version of Glosa wrote for this run, or start a new run");
        }
        trainer.ContinueFrom(manifest.State);
    }

    // epoch-003 stands at the end of epoch 3, epoch-003-step-000120 inside the one after: names sort by time.
    private static string NameOf(TrainerState state) => string.Create(CultureInfo.InvariantCulture,
        $"epoch-{state.EpochsDone:D5}{(state.StepsInEpoch == 0 ? "" : $"-step-{state.StepsInEpoch:D8}")}");
}
