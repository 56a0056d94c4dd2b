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
        foreach (var directory in new[] { path, Path.Combine(path, RunDirectory.BestName) })
        {
            AtomicDirectory.Recover(directory);
            if (File.Exists(Path.Combine(directory, SavedModel.ConfigFile))) return CheckWhole(directory);
        }
        var found = Directory.Exists(path) ? $"a directory without {SavedModel.ConfigFile}" : File.Exists(path) ? "a file" : "nothing there";
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
        for (var id = 0; id < config.Id2label.Count; id++)
        {
            if (!config.Id2label.ContainsKey(id.ToString(CultureInfo.InvariantCulture)))
                throw new InvalidInputException($"{path}: id2label", $"the labels 0 to {config.Id2label.Count - 1}",
                    $"no label {id}", "use a file that Glosa wrote, unchanged");
        }
        return config;
    }

    private static string CheckWhole(string directory)
    {
        var missing = new[] { SavedModel.WeightsFile, SavedModel.TokenizerFile, SavedModel.RecipeFileName }
            .Where(name => !File.Exists(Path.Combine(directory, name))).ToArray();
        return missing.Length == 0 ? directory : throw new InvalidInputException(directory,
            "all files of a saved model", $"no {string.Join(", no ", missing)}", "copy the whole directory");
    }
}
