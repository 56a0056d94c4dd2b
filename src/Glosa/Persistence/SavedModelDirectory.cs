using System.Globalization;
using Glosa.Errors;

namespace Glosa.Persistence;

/// <summary>Finds the directory of a saved model and reads its <c>config.json</c>.</summary>
internal static class SavedModelDirectory
{
    private const string WhatToDo = "name a run (runs/NAME/TIME) or a saved model (a directory with config.json)";

    /// <summary>The directory itself, or the best model of a run.</summary>
    public static string Find(string path)
    {
        foreach (var place in new[] { path, Path.Combine(path, RunDirectory.BestName) })
        {
            var directory = AtomicDirectory.Find(place);
            if (File.Exists(Path.Combine(directory, SavedModel.ConfigFile))) return CheckWhole(directory);
        }
        var found = Directory.Exists(path)
            ? $"a directory without {SavedModel.ConfigFile}"
            : File.Exists(path) ? "a file" : "nothing there";
        throw new InvalidInputException(path, "a saved model, or a run with one", found, WhatToDo);
    }

    /// <summary>Reads and checks the configuration.</summary>
    public static ModelConfig ReadConfig(string directory)
    {
        var path = Path.Combine(directory, SavedModel.ConfigFile);
        var config = GlosaJson.ReadFile(path, GlosaJson.Default.ModelConfig, "a model's configuration");
        if (config.GlosaFormat > ModelConfig.CurrentFormat)
            throw new InvalidInputException(path, $"glosa_format {ModelConfig.CurrentFormat} or older",
                $"glosa_format {config.GlosaFormat}", "update Glosa: this model was saved by a newer version");
        CheckLabels(path, config.Id2label);
        CheckProblemType(path, config);
        if (config.Temperature is not null and not (> 0 and < double.PositiveInfinity))
            throw new InvalidInputException($"{path}: temperature", "a number above 0",
                FormattableString.Invariant($"{config.Temperature}"), "use a file that Glosa wrote, unchanged");
        return config;
    }

    private static void CheckProblemType(string path, ModelConfig config)
    {
        const string whatToDo = "use a file that Glosa wrote, unchanged";
        if (config.ProblemType is not (ModelConfig.SingleLabel or ModelConfig.MultiLabel))
            throw new InvalidInputException($"{path}: problem_type",
                $"{ModelConfig.SingleLabel} or {ModelConfig.MultiLabel}", config.ProblemType, whatToDo);
        if (config.ProblemType is ModelConfig.SingleLabel || config.Thresholds is null) return;
        foreach (var name in config.Id2label.Values)
            if (!config.Thresholds.TryGetValue(name, out var threshold) || threshold is not (>= 0 and <= 1))
                throw new InvalidInputException($"{path}: thresholds", $"a number from 0 to 1 for the label {name}",
                    config.Thresholds.ContainsKey(name) ? FormattableString.Invariant($"{threshold}") : "none", whatToDo);
    }

    private static void CheckLabels(string path, IReadOnlyDictionary<string, string> names)
    {
        var known = new HashSet<string>();
        for (var id = 0; id < Math.Max(2, names.Count); id++)
        {
            var name = names.GetValueOrDefault(id.ToString(CultureInfo.InvariantCulture));
            if (string.IsNullOrEmpty(name) || !known.Add(name))
                throw new InvalidInputException($"{path}: id2label",
                    $"names for the labels 0 to {Math.Max(2, names.Count) - 1}, all different",
                    string.IsNullOrEmpty(name) ? $"no name for label {id}" : $"{name} twice",
                    "use a file that Glosa wrote, unchanged");
        }
    }

    // What others, or pre-training, wrote: an encoder, say.
    private static bool IsForeign(string directory) =>
        !File.ReadAllText(Path.Combine(directory, SavedModel.ConfigFile)).Contains("\"glosa_format\"");

    private static string CheckWhole(string directory)
    {
        var missing = new[] { SavedModel.WeightsFile, SavedModel.TokenizerFile, SavedModel.RecipeFileName }
            .Where(name => !File.Exists(Path.Combine(directory, name))).ToArray();
        if (missing.Contains(SavedModel.RecipeFileName) && IsForeign(directory))
            throw new InvalidInputException(directory, "a classifier that Glosa trained", "a model of another kind",
                $"train a classifier that starts from it: glosa train RECIPE --encoder {directory}");
        return missing.Length == 0 ? directory : throw new InvalidInputException(directory,
            "all files of a saved model", $"no {string.Join(", no ", missing)}", "copy the whole directory");
    }
}
