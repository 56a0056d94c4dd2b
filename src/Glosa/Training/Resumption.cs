using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Torch;

namespace Glosa.Training;

/// <summary>Checks that going on from a checkpoint gives what an unbroken run would have given.</summary>
internal static class Resumption
{
    private static readonly string[] s_changeable =
        ["training.epochs", "training.patience", "training.optimizer.learning_rate", "training.clip_norm"];

    /// <summary>The settings, if all of them are ones that a run can change on its way.</summary>
    public static string[] CheckOverrides(IEnumerable<string> overrides)
    {
        var all = overrides.ToArray();
        var refused = all.Where(setting => !s_changeable.Contains(setting.Split('=')[0].Trim())).ToArray();
        return refused.Length == 0 ? all : throw new InvalidInputException([.. refused.Select(setting => new Problem(
            $"--set {setting.Split('=')[0]}", $"with --resume, only {string.Join(", ", s_changeable)}", setting,
            "leave it out to go on with the run, or start a new run without --resume"))]);
    }

    /// <summary>Compares data and environment with those of the checkpoint.</summary>
    /// <exception cref="InvalidInputException">They differ; all differences are told.</exception>
    public static void Check(string path, CheckpointManifest manifest, TrainingOptions training, int? threads,
        IReadOnlyList<DataOfRun> data, bool allowInexact)
    {
        var problems = data.Where(one => one.Before != one.Now).Select(one => new Problem(
            one.Option, "the texts and labels that the run was started with", $"other ones in {one.File}",
            "put the file back as it was, or start a new run")).ToList();
        Engine.Threads = threads ?? Engine.Threads;
        var now = ComputeEnvironment.Current(Devices.Choose(training.Device));
        if (now != manifest.Environment && !allowInexact)
            problems.Add(new Problem(path, manifest.Environment.WhereUnlike(now), now.WhereUnlike(manifest.Environment),
                "go on where the run was started, or add --allow-inexact: "
                    + "the last bits of the results may then differ"));
        if (problems.Count > 0) throw new InvalidInputException(problems);
    }
}

/// <summary>Data that a run goes on with.</summary>
/// <param name="Option">The option that names it.</param>
/// <param name="Before">Its fingerprint in the checkpoint.</param>
/// <param name="Now">Its fingerprint now.</param>
/// <param name="File">Where it is.</param>
internal sealed record DataOfRun(string Option, string Before, string Now, string? File);
