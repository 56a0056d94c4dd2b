using Glosa.Errors;
using Glosa.Neural;
using Glosa.Neural.Optimizers;

namespace Glosa.Training;

/// <summary>Checks before training that its checkpoints will fit on the disk.</summary>
internal static class DiskSpace
{
    private const int BytesPerWeight = 4;

    public static void Check(string directory, ParameterStore parameters, TrainingOptions options)
    {
        var copies = options.Optimizer switch { AdamOptions => 3, SgdOptions { Momentum: > 0 } => 2, _ => 1 };
        // One more of each while it is written aside.
        var needed = parameters.CountValues() * BytesPerWeight * (copies * (options.Checkpoints.KeepLast + 1L) + 2);
        var free = new DriveInfo(NearestThatIsThere(Path.GetFullPath(directory))).AvailableFreeSpace;
        if (free < needed)
            throw new InvalidInputException(directory,
                $"{needed / 1e6:F0} MB for checkpoints and the best model", $"{free / 1e6:F0} MB free",
                "free some space, name another directory by --output, or lower training.checkpoints.keep_last");
    }

    private static string NearestThatIsThere(string directory) =>
        Directory.Exists(directory) ? directory : NearestThatIsThere(Path.GetDirectoryName(directory)!);
}
