using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
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
    public static void Check(string path, CheckpointManifest manifest, Recipe recipe, int? threads, PreparedData data,
        bool allowInexact)
    {
        var problems = new List<Problem>();
        Compare("data.train", manifest.TrainingData, data.Training.Fingerprint, recipe.Data.Train);
        Compare("data.validation", manifest.ValidationData, data.Validation.Fingerprint,
            recipe.Data.Validation ?? recipe.Data.Train);
        Engine.Threads = threads ?? Engine.Threads;
        var now = ComputeEnvironment.Current(Devices.Choose(recipe.Training.Device));
        if (now != manifest.Environment && !allowInexact)
            problems.Add(new Problem(path, manifest.Environment.WhereUnlike(now), now.WhereUnlike(manifest.Environment),
                "go on where the run was started, or add --allow-inexact: "
                    + "the last bits of the results may then differ"));
        if (problems.Count > 0) throw new InvalidInputException(problems);

        void Compare(string option, string before, string current, string? file)
        {
            if (before != current)
                problems.Add(new Problem(option, "the texts and labels that the run was started with",
                    $"other ones in {file}",
                    "put the file back as it was, or start a new run"));
        }
    }
}
