using Glosa.Recipes;
using Glosa.Training;

namespace Glosa.Cli.Tests.Docs.Snippets;

/// <summary>The code of README.md; only public members are within its reach.</summary>
internal static class Readme
{
    public static void Predict(string path, string text)
    {
        #region predict
        using var classifier = TextClassifier.Load(path);           // a run or a saved model
        var prediction = classifier.Predict(text);
        Console.WriteLine($"{prediction.Label} {prediction.Probability:F2}");
        #endregion
    }

    public static void Train()
    {
        #region train
        var recipe = RecipeFile.Load("recipes/quickstart.yaml",
            ["data.train=samples/news/train.csv", "data.test=samples/news/test.csv", "training.epochs=8"]);
        using var run = TrainingRun.Create(recipe, output: null, observers: []);
        var result = run.Run(CancellationToken.None);
        Console.WriteLine($"{result.Model}: test accuracy {result.Test!.Accuracy:F4}");
        #endregion
    }
}
