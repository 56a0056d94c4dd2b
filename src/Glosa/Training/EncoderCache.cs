using Glosa.Errors;
using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Persistence;

namespace Glosa.Training;

/// <summary>Lends the frozen encoder of a run a memory of the texts that it has read.</summary>
internal static class EncoderCache
{
    /// <summary>Makes one where the encoder is frozen when training starts; null where it is not, or none is
    /// wanted.</summary>
    /// <param name="model">The model; its encoder gets the memory.</param>
    /// <param name="freezing">What is frozen.</param>
    /// <param name="options">Where states are kept, and how many.</param>
    /// <param name="texts">The texts of training and validation; the test file is read once anyway.</param>
    /// <param name="size">Size of a token's state.</param>
    /// <param name="run">The run's directory.</param>
    /// <exception cref="InvalidInputException">The disk is too full.</exception>
    public static FrozenStates? Lend(TextModel model, WeightFreezing freezing, StateCacheOptions options,
        IEnumerable<int[]> texts, int size, RunDirectory run)
    {
        if (options.States is StateCachePlace.None || model is not IEncoderModel { Encoder: { } encoder } reader
            || !Freezes(freezing, epoch: 1))
            return null;
        var plan = new StatePlan(texts.SelectMany(reader.WindowsOf), size, options.MaxBytes);
        plan.OnDisk = options.States is StateCachePlace.Disk || (options.States is StateCachePlace.Auto
            && plan.Bytes > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        if (plan.OnDisk) CheckDisk(run, plan.Bytes);
        return encoder.Kept = FrozenStates.Create(plan, plan.OnDisk ? run.States : null);
    }

    /// <summary>Whether the encoder is frozen in an epoch.</summary>
    public static bool Freezes(WeightFreezing freezing, int epoch) =>
        freezing.Freezes(epoch, "bert.embeddings", "bert.encoder");

    private static void CheckDisk(RunDirectory run, long bytes)
    {
        Directory.CreateDirectory(run.Root);
        var free = new DriveInfo(Path.GetFullPath(run.Root)).AvailableFreeSpace;
        if (free < bytes)
            throw new InvalidInputException(run.Root, $"{bytes / 1e6:F0} MB for the states of a frozen encoder",
                $"{free / 1e6:F0} MB free", "free some space, lower cache.max_bytes, or set cache.states to none");
    }
}
