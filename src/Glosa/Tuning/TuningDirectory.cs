using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Training.Series;

namespace Glosa.Tuning;

/// <summary>The places of the files of a sweep or a search.</summary>
/// <param name="path">Its directory.</param>
/// <param name="kind">What it is: <c>sweep</c> or <c>search</c>.</param>
internal sealed class TuningDirectory(string path, string kind)
{
    /// <summary>The directory.</summary>
    public string Root { get; } = path;

    /// <summary>What it needs to go on.</summary>
    public string Manifest => Path.Combine(Root, $"{kind}.json");

    /// <summary>What all trials share.</summary>
    public string Recipe => Path.Combine(Root, "recipe.yaml");

    /// <summary>The model of the best trial; a search has it.</summary>
    public string Best => Path.Combine(Root, RunDirectory.BestName);

    /// <summary>What the model of the best trial says of each test text; a search has it.</summary>
    public string TestPredictions => new RunDirectory(Root).TestPredictions;

    /// <summary>What came out.</summary>
    public string Results => Path.Combine(Root, "results.json");

    /// <summary>Whether such a directory is there.</summary>
    public bool Exists => File.Exists(Manifest);

    /// <summary>Makes the directory.</summary>
    /// <param name="recipe">What all trials share.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="type">Its JSON.</param>
    public void Start<T>(Recipe recipe, T manifest, JsonTypeInfo<T> type) where T : DataManifest
    {
        Directory.CreateDirectory(Root);
        AtomicFile.WriteText(Recipe, RecipeWriter.Write(recipe));
        // Last: without it there is nothing to go on with.
        AtomicFile.WriteText(Manifest, JsonSerializer.Serialize(manifest, type) + "\n");
    }

    /// <summary>What is needed to go on: the manifest, what all trials share, and the data as it was.</summary>
    /// <param name="type">The manifest's JSON.</param>
    /// <exception cref="InvalidInputException">There is nothing to go on with, or the data is other than it
    /// was.</exception>
    public (T Manifest, Recipe Shared, SeriesData Data) Reopen<T>(JsonTypeInfo<T> type) where T : DataManifest
    {
        if (!Exists)
            throw new InvalidInputException($"--resume {Root}", $"a {kind}'s directory, with {kind}.json",
                Directory.Exists(Root) ? "a directory without it" : "nothing there", $"name a {kind}");
        var manifest = GlosaJson.ReadFile(Manifest, type, $"a {kind}");
        manifest.CheckFormat(Manifest, kind);
        var recipe = RecipeFile.Load(Recipe, []);
        var data = SeriesData.Load(recipe, folded: false);
        manifest.CheckData(data, kind);
        return (manifest, recipe, data);
    }
}
