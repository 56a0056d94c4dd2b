using Glosa.Tuning;

namespace Glosa.Cli.Tests.Docs.Snippets;

/// <summary>The code of docs/sweeps.md; only public members are within its reach.</summary>
internal static class Sweeps
{
    public static void Train()
    {
        #region sweep
        var sweep = Sweep.Create("recipes/quickstart.yaml", ["data.train='reviews.csv'"],
            axes: ["model.hidden_size=[32, 64]"], output: null, observers: []);
        var result = sweep.Run(observer: null, CancellationToken.None);
        Console.WriteLine($"best: {result.Best}");
        #endregion
    }
}
