using Glosa.Explanations;

namespace Glosa.Cli.Tests.Docs.Snippets;

/// <summary>The code of docs/explanations.md; only public members are within its reach.</summary>
internal static class Explaining
{
    public static void Explain(string path, string text)
    {
        #region explain
        using var classifier = TextClassifier.Load(path);
        var explanation = classifier.Explain(text, new ExplanationOptions { Method = "occlusion" });
        foreach (var word in explanation.StrongestWords(count: 3)) Console.WriteLine($"{word.Word} {word.Attribution:F2}");
        #endregion
    }
}
