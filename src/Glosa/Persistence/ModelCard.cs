using System.Globalization;
using Glosa.Evaluation;
using Glosa.Training;

namespace Glosa.Persistence;

/// <summary>The <c>README.md</c> of a saved model.</summary>
internal static class ModelCard
{
    private const string Use = "## Use";

    /// <summary>The card as Markdown.</summary>
    public static string Write(SavedModel model, EpochRecord epoch, EvaluationResult? test)
    {
        var type = BuiltIns.NameOf(model.Recipe.Model.GetType());
        var about = model.Recipe.Description.Length > 0 ? $"\n{model.Recipe.Description.Trim()}\n" : "";
        var source = model.Recipe.Source.Length > 0 ? $"\nSource: {model.Recipe.Source.Trim()}\n" : "";
        var vectors = model.Vectors is { } coverage ? $"\nWord vectors it began with, {coverage}.\n" : "";
        var start = model.Start is not { } taken ? ""
            : $"\n{(model.Recipe.From is null ? "Encoder" : "Model")} it began with, {taken}.\n";
        var cut = model.Truncation is { IsAny: true } truncation ? $"\nLong texts, {truncation}.\n" : "";
        var accuracy = Accuracy(model.Labels.IsMultiLabel);
        var thresholds = epoch.Thresholds is null ? "" : "\nA text is given each label whose probability is above its threshold: "
            + string.Join(", ", model.Labels.Names.Zip(epoch.Thresholds, (name, value) => $"{name} {Share(value)}")) + ".\n";
        return $"""
            # {model.Recipe.Name}
            {about}{source}
            A text classifier of type `{type}`, trained by Glosa. Labels: {string.Join(", ", model.Labels.Names)}.
            {model.Tokenizer.Vocabulary.Count} token ids, {model.Parameters.CountValues()} weights, epoch {epoch.Epoch} of the run.
            {vectors}{start}{cut}{thresholds}
            ## Results

            Validation: {accuracy} {Share(epoch.Validation.Accuracy)}, macro F1 {Share(epoch.Validation.MacroF1)}, loss {Share(epoch.Validation.Loss)}.
            {(test is null ? "" : Test(test))}
            {Use}

            ```
            glosa predict THIS_DIRECTORY "a text"
            ```

            ```csharp
            using var classifier = TextClassifier.Load("THIS_DIRECTORY");
            Console.WriteLine(classifier.Predict("a text").Label);
            ```

            """;
    }

    /// <summary>A card without test scores, with them.</summary>
    public static string WithTest(string card, EvaluationResult test) =>
        card.Insert(card.LastIndexOf(Use, StringComparison.Ordinal), $"{Test(test).TrimStart('\n')}\n");

    private static string Accuracy(bool isMultiLabel) => isMultiLabel ? "subset accuracy" : "accuracy";

    private static string Test(EvaluationResult test) => $"""

        Test, {test.TextCount} texts, read once: {Accuracy(test.IsMultiLabel)} {Share(test.Accuracy)}, macro F1 {Share(test.MacroF1)}.

        ```
        {ClassificationReport.Format(test).TrimEnd()}
        ```

        """;

    private static string Share(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
