using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.Persistence;

/// <summary>A model that was trained for an epoch, and copies of it to damage.</summary>
public sealed class SavedModelFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _copies;

    public SavedModelFixture()
    {
        var recipe = RecipeFile.Parse($$"""
            name: tiny
            data: {train: '{{_folder.Write("train.csv", SampleTexts.ToCsv(60))}}'}
            model: {type: lstm, embedding_size: 4, hidden_size: 4}
            training: {epochs: 1}
            """, "recipe", []);
        using var run = TrainingRun.Create(recipe, Run, []);
        run.Run(CancellationToken.None);
    }

    public string Run => Path.Combine(_folder.Path, "run");

    /// <summary>A copy of the saved model.</summary>
    public string Copy()
    {
        var copy = Path.Combine(_folder.Path, $"copy{++_copies}");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Run, "best"))) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    public void Dispose() => _folder.Dispose();
}
