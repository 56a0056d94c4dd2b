using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Tokenization;

namespace Glosa.Data.Checks;

/// <summary>Looks at data files before they are trained on: labels, lengths, equal texts, and what a tokenizer makes of
/// them.</summary>
/// <remarks>Texts are read one at a time and kept as hashes: about 250 bytes for each, however long it is.</remarks>
public static class DataCheck
{
    private const int TextsAtOnce = 1024;

    /// <summary>Looks at files.</summary>
    /// <param name="files">The training file first.</param>
    /// <param name="options">How a row becomes an example.</param>
    /// <param name="cancellation">Stops between texts.</param>
    /// <exception cref="InvalidInputException">A file or its rows cannot be used.</exception>
    public static DataReport Run(
        IReadOnlyList<string> files, DataOptions options, CancellationToken cancellation = default) =>
        Run(files, options, tokenizer: null, labels: null, cancellation);

    /// <summary>Looks at files as a recipe reads them; its tokenizer is trained on the whole first file, or is
    /// that of what it starts from.</summary>
    /// <exception cref="InvalidInputException">A file or its rows cannot be used.</exception>
    public static DataReport Run(
        IReadOnlyList<string> files, Recipe recipe, CancellationToken cancellation = default)
    {
        var texts = DataSet.Read(files[0], recipe.Data, cancellation).Select(example => example.Text);
        var tokenizer = RecipeTokenizer.Of(recipe, texts);
        return Run(files, recipe.Data, tokenizer, labels: null, cancellation);
    }

    /// <summary>Looks at files as a trained model reads them.</summary>
    /// <exception cref="InvalidInputException">A file or its rows cannot be used.</exception>
    public static DataReport Run(IReadOnlyList<string> files, DataOptions options, SavedPreprocessing model,
        CancellationToken cancellation = default) =>
        Run(files, options, model.Tokenizer, model.Labels.Names, cancellation);

    private static DataReport Run(IReadOnlyList<string> files, DataOptions options, Tokenizer? tokenizer,
        IReadOnlyCollection<string>? labels, CancellationToken cancellation)
    {
        var checks = new List<FileCheck>();
        foreach (var file in files)
        {
            var check = new FileCheck(file, tokenizer, earlier: checks);
            foreach (var rows in DataSet.Read(file, options, cancellation).Chunk(TextsAtOnce))
            {
                var facts = new TextFacts[rows.Length];
                Parallel.For(0, rows.Length, row => facts[row] = TextFacts.Of(rows[row].Text, tokenizer));
                for (var row = 0; row < rows.Length; row++)
                    check.Add(rows[row], facts[row]);
            }
            checks.Add(check);
        }
        return new()
        {
            Files = [.. checks.Select(check => check.Report(options, labels ?? checks[0].Labels))],
            Overlaps = [.. checks.SelectMany(check => check.ReportOverlaps())],
            VocabularySize = tokenizer?.Vocabulary.Count,
            TokenizerWarnings = tokenizer?.Warnings ?? [],
        };
    }
}
