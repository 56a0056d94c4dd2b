using System.Globalization;
using Glosa.Explanations;
using Spectre.Console;

namespace Glosa.Cli.Output;

/// <summary>Explanations as lines: words in colour, or where there is none with their values behind them.</summary>
/// <param name="writer">Where to.</param>
/// <param name="colours">A console on it that shows colours; null where none does.</param>
internal sealed class ExplanationLines(TextWriter writer, IAnsiConsole? colours)
{
    // Without colours, weaker words than these show no value: the text has to stay readable.
    private const int ToldFrom = 2;

    // By strength: readable on light and on dark; against is underlined, so that colour is not all.
    private static readonly string[] s_for =
        ["default", "deepskyblue3", "deepskyblue3 bold", "black on steelblue1", "bold black on deepskyblue1"];

    private static readonly string[] s_against =
        ["default", "darkorange underline", "darkorange bold underline", "black on sandybrown underline",
            "bold black on orange1 underline"];

    private bool _hasLegend;

    /// <summary>Writes the prediction, the sums, and the text; before the first one, what the marks mean.</summary>
    public void Write(Explanation explanation)
    {
        if (!_hasLegend) WriteLegend();
        _hasLegend = true;
        var prediction = explanation.Prediction;
        var truth = explanation.TrueLabels is { } labels ? $", true label {Names(labels)}" : "";
        writer.WriteLine(Invariant($"predicted {Names(prediction.Labels)} ({prediction.Probability:F2}){truth}; ")
            + Invariant($"for {explanation.Label}: score {Explanation.Signed(explanation.Score)}{Certainty(explanation)}"));
        var (text, written) = (prediction.Text, 0);
        foreach (var (word, strength) in explanation.Words.Zip(WordStrength.Of(explanation)))
        {
            if (word.End <= written) continue;
            writer.Write(Plain(text[written..Math.Max(written, word.Start)]));
            Write(Plain(text[Math.Max(written, word.Start)..word.End]), strength, word.Attribution);
            written = word.End;
        }
        writer.WriteLine(Plain(text[written..]));
        writer.WriteLine();
    }

    private void WriteLegend()
    {
        if (colours is null) writer.WriteLine("word(+0.50) speaks for the label, word(−0.50) against it\n");
        else colours.MarkupLine($"[{s_for[^1]}]word[/] speaks for the label, [{s_against[^1]}]word[/] against it\n");
    }

    private void Write(string word, int strength, double attribution)
    {
        if (colours is not null)
            colours.Write(new Text(word, Style.Parse((strength < 0 ? s_against : s_for)[Math.Abs(strength)])));
        else writer.Write(Math.Abs(strength) < ToldFrom ? word : $"{word}({Explanation.Signed(attribution)})");
    }

    private static string Certainty(Explanation explanation) => explanation switch
    {
        { ConvergenceDelta: { } delta } => Invariant($", delta {Math.Abs(delta):G2} after {explanation.Steps} steps")
            + (explanation.Converged is false ? ", not small" : ""),
        { Fit: { } fit } => Invariant($", R² {fit:F2}"),
        _ => "",
    };

    private static string Names(IReadOnlyList<string> labels) => labels.Count == 0 ? "none" : string.Join(", ", labels);

    // One line, and nothing that a terminal would obey.
    private static string Plain(string text) =>
        string.Create(text.Length, text, (copy, original) =>
        {
            for (var place = 0; place < copy.Length; place++)
                copy[place] = char.IsControl(original[place]) ? ' ' : original[place];
        });

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
