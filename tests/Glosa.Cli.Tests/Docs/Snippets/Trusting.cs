namespace Glosa.Cli.Tests.Docs.Snippets;

/// <summary>The code of docs/trust.md; only public members are within its reach.</summary>
internal static class Trusting
{
    public static void Run(string path, string text)
    {
        #region calibrated
        using var classifier = TextClassifier.Load(path, calibrated: true);
        var prediction = classifier.Predict(text);
        Console.WriteLine(prediction.Confidence < 0.9 ? "not sure" : prediction.Label);
        #endregion
    }
}
