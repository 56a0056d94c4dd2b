using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Training;

namespace Glosa.Tests.FineTuning;

/// <summary>Saved models of every kind, each trained for an epoch when it is first asked for.</summary>
public sealed class TrainedSource : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _train;
    private int _runs;

    public TrainedSource() => _train = _folder.Write("train.csv", SampleTexts.ToCsv(60));

    /// <summary>A model of each kind that a recipe can name, small.</summary>
    public static IReadOnlyDictionary<string, string> Models { get; } = new Dictionary<string, string>
    {
        ["bag"] = "embedding_size: 6, word_ngrams: 2, ngram_buckets: 50",
        ["lstm"] = "embedding_size: 6, hidden_size: 5",
        ["gru"] = "embedding_size: 6, hidden_size: 5, bidirectional: true",
        ["cnn"] = "embedding_size: 6, kernel_widths: [2, 3], filters_per_width: 4",
        ["attention"] = "embedding_size: 8, heads: 2, positions: learned, dropout: 0.1",
        ["bert"] = "hidden_size: 8, layers: 1, heads: 2, max_positions: 16",
        ["bert_gru"] = "hidden_size: 8, layers: 1, heads: 2, max_positions: 16, gru_size: 4",
    };

    /// <summary>A file in the folder.</summary>
    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>A directory that is not there.</summary>
    public string NewDirectory() => Path.Combine(_folder.Path, $"run{++_runs}");

    /// <summary>The run of a kind, which has ended.</summary>
    public string Of(string kind)
    {
        var directory = Path.Combine(_folder.Path, "of-" + kind);
        if (Directory.Exists(directory)) return directory;
        var words = kind.StartsWith("bert", StringComparison.Ordinal) ? "type: wordpiece, " : "";
        var recipe = RecipeFile.Parse($$"""
            name: source
            baseline: false
            data: {train: '{{_train}}'}
            tokenizer: { {{words}}max_length: 12}
            model: {type: {{kind}}, {{Models[kind]}}}
            training: {epochs: 1}
            """, "recipe", []);
        using var run = TrainingRun.Create(recipe, directory, []);
        run.Run(CancellationToken.None);
        return directory;
    }

    /// <summary>A recipe that starts from the model of a kind and says no more of it.</summary>
    public Recipe RecipeFrom(string kind, params string[] settings) => RecipeFile.Parse($$"""
        name: tiny
        baseline: false
        data: {train: '{{_train}}', validation_share: 0.2}
        from: '{{Of(kind)}}'
        model: {type: {{kind}}}
        training: {epochs: 2, batch_size: 16}
        """, "recipe", settings);

    public void Dispose() => _folder.Dispose();
}
