using Glosa.Tuning;

namespace Glosa.Cli.Tests.Docs.Snippets;

/// <summary>The code of docs/searches.md; only public members are within its reach.</summary>
internal static class Searches
{
    public static void Run()
    {
        #region search
        var search = Search.Create("recipes/ag-news-search.yaml", ["data.train='train.csv'"], options: ["trials=10"], axes: [],
            output: null, observers: []);
        var result = search.Run(observer: null, CancellationToken.None);
        Console.WriteLine($"best: {result.Best}, in {result.Model}");
        #endregion
    }
}
