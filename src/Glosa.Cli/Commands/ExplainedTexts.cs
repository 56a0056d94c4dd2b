using Glosa.Cli.Output;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Explanations;

namespace Glosa.Cli.Commands;

/// <summary>The texts of <c>glosa explain</c>, with their true labels where a file has them.</summary>
/// <param name="classifier">The model.</param>
/// <param name="input">A file, <c>-</c> for standard input, or null.</param>
/// <param name="columns">How the file's rows are read.</param>
internal sealed class ExplainedTexts(TextClassifier classifier, string? input, DataOptions columns)
{
    private int _used;
    private int _leftOut;
    private string? _firstLeftOut;

    /// <summary>Explains texts of arguments, all of which must have a word that the model knows, or else those of the file
    /// that have one.</summary>
    /// <param name="texts">Those of arguments; may be none.</param>
    /// <param name="options">How.</param>
    /// <param name="stop">Ends it between two batches.</param>
    public IEnumerable<Explanation> Explain(string[] texts, ExplanationOptions options, CancellationToken stop)
    {
        var (read, place, labels) = (new Queue<Example>(), 0, Math.Max(1, options.Labels.Count));
        var examples = texts.Length > 0 ? texts.Select(WithoutLabel) : Known(Read());
        var explanations = classifier.Explain(examples.Select(example =>
        {
            read.Enqueue(example);
            return example.Text;
        }), options, stop);
        foreach (var explanation in explanations)
        {
            var example = read.Peek();
            if (++place % labels == 0) read.Dequeue();
            yield return example is { Label: "", LabelSeparator: null }
                ? explanation : explanation with { TrueLabels = example.Labels };
        }
        TellWhatIsLeftOut();
    }

    private IEnumerable<Example> Known(IEnumerable<Example> examples)
    {
        foreach (var example in examples)
        {
            if (classifier.HasKnownWord(example.Text))
            {
                _used++;
                yield return example;
                continue;
            }
            _leftOut++;
            _firstLeftOut ??= example.PlaceIn(input ?? "standard input");
        }
    }

    private void TellWhatIsLeftOut()
    {
        if (_leftOut == 0) return;
        if (_used == 0) throw new InvalidInputException(_firstLeftOut!, "a text with a word that the model knows",
            "none in all of the input", "check the text columns, or explain texts like those of training");
        Terminal.Line(FormattableString.Invariant(
            $"{_leftOut} texts are left out, the first at {_firstLeftOut}: they have no word that the model knows."));
    }

    private IEnumerable<Example> Read() => input switch
    {
        "-" or null => TextArguments.StandardInput().Select(WithoutLabel),
        _ when !DataReaders.Recognizes(input) => TextArguments.LinesOf(input).Select(WithoutLabel),
        _ => HasLabels(input) ? DataSet.Read(input, columns) : DataSet.ReadTexts(input, columns),
    };

    // Labels are shown where there are any; a file without them is no mistake.
    private bool HasLabels(string file)
    {
        try
        {
            return DataSet.Read(file, columns).Any();
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }

    private static Example WithoutLabel(string text, int index) => new(text, "", index + 1);
}
