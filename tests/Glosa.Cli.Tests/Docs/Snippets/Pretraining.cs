using Glosa.Pretraining;

namespace Glosa.Cli.Tests.Docs.Snippets;

/// <summary>The code of docs/pretraining.md; only public members are within its reach.</summary>
internal static class Pretraining
{
    public static void Pretrain()
    {
        #region pretrain
        var recipe = PretrainingRun.LoadRecipe("recipes/imdb-pretrain-mini.yaml",
            ["texts.train=['reviews.txt']", "training.epochs=3"]);
        using var run = PretrainingRun.Create(recipe, output: null, observers: []);
        var result = run.Run(CancellationToken.None);
        Console.WriteLine($"{result.Model}: perplexity {result.Perplexity:F1}");
        #endregion
    }
}
