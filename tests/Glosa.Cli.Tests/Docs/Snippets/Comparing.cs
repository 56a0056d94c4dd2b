using Glosa.Comparisons;

namespace Glosa.Cli.Tests.Docs.Snippets;

/// <summary>The code of docs/compare.md; only public members are within its reach.</summary>
internal static class Comparing
{
    public static void Run()
    {
        #region compare
        var comparison = Comparison.Of(["runs/lstm", "runs/bag"]);
        foreach (var run in comparison.Runs)
            Console.WriteLine($"{run.Name}: {run.Scores?.Accuracy.Score:F4} {run.Difference?.Verdict}");
        #endregion
    }
}
