using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Training.Series;

namespace Glosa.Tests.Training.Series;

/// <summary>Tiny series on the shipped news sample, one of folds and one of seeds that were never broken.</summary>
public sealed class SeriesFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<(string Directory, SeriesResult Result)> _folds, _seeds;
    private int _count;

    public SeriesFixture()
    {
        _folds = new(() => Train(new SeriesPlan { Folds = 3 }));
        _seeds = new(() => Train(new SeriesPlan { Seeds = 2 }, $"data.test='{Sample("news/test.csv")}'"));
    }

    /// <summary>Three folds.</summary>
    public (string Directory, SeriesResult Result) Folds => _folds.Value;

    /// <summary>Two seeds, with a test file.</summary>
    public (string Directory, SeriesResult Result) Seeds => _seeds.Value;

    /// <summary>11 steps an epoch for two of three folds.</summary>
    public static Recipe RecipeOf(params string[] settings) => RecipeFile.Parse($$"""
        name: tiny
        data: {train: '{{Sample("news/train.csv")}}'}
        tokenizer: {min_count: 2, max_length: 16}
        model: {type: bag, embedding_size: 8}
        training: {epochs: 2, batch_size: 56, optimizer: {type: adam, learning_rate: 0.05} }
        """, "recipe", settings);

    public static string Sample(string name) => Path.Combine(Snapshot.RepositoryRoot, "samples", name);

    public string NewDirectory() => Path.Combine(_folder.Path, $"series{++_count}");

    public string Write(string name, string text) => _folder.Write(name, text);

    public (string Directory, SeriesResult Result) Train(SeriesPlan plan, params string[] settings)
    {
        var directory = NewDirectory();
        return (directory,
            RunSeries.Create(RecipeOf(settings), plan, directory, []).Run(observer: null, CancellationToken.None));
    }

    public void Dispose() => _folder.Dispose();
}
