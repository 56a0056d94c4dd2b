using Glosa.Data;
using Glosa.Errors;
using Glosa.Tokenization;

namespace Glosa.Pretraining;

/// <summary>The texts of a run, before they are cut into windows.</summary>
/// <param name="Training">Texts to learn from.</param>
/// <param name="Validation">Texts to measure on.</param>
internal sealed record PretrainingData(IReadOnlyList<string> Training, IReadOnlyList<string> Validation)
{
    /// <summary>Reads all files; without a validation file a share of the texts is held out. Empty texts are left
    /// out.</summary>
    /// <exception cref="InvalidInputException">A file cannot be read, or too few texts are there.</exception>
    public static PretrainingData Load(PretrainingTexts options, long seed)
    {
        if (options.Train.Count == 0)
            throw new InvalidInputException("texts.train", "at least one file of texts", "none",
                "name files behind the recipe, or in texts.train");
        var columns = new DataOptions
        {
            TextColumns = options.TextColumns,
            Header = options.Header,
            Delimiter = options.Delimiter,
        };
        string[] all = [.. options.Train.SelectMany(Read)];
        var (training, validation) = options.Validation is { } file
            ? (all, [.. Read(file)]) : HoldOut(all, options.ValidationShare, seed);
        if (training.Length == 0 || validation.Length == 0)
            throw new InvalidInputException(validation.Length == 0 ? "texts.validation_share" : "texts.train",
                "texts to learn from and texts to measure on", $"{training.Length} and {validation.Length}",
                "add texts, raise texts.validation_share, or name a file by texts.validation");
        return new(training, validation);

        IEnumerable<string> Read(string path) => DataSet.ReadTexts(path, columns)
            .Select(example => example.Text).Where(text => !string.IsNullOrWhiteSpace(text));
    }

    private static (string[] Training, string[] Validation) HoldOut(string[] texts, double share, long seed)
    {
        var order = Enumerable.Range(0, texts.Length).ToArray();
        RandomStream.Derive(seed, "held-out texts").Shuffle(order.AsSpan());
        var held = order.Take((int)Math.Ceiling(texts.Length * share)).ToHashSet();
        return ([.. texts.Where((_, index) => !held.Contains(index))],
            [.. texts.Where((_, index) => held.Contains(index))]);
    }
}
