using Glosa.Data;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Evaluation.Calibration;

namespace Glosa.Reports;

/// <summary>A split of a run, as its best model predicted it.</summary>
internal sealed class ReportedSplit
{
    private readonly double[][] _probabilities;

    private ReportedSplit(string name, string file, SplitPredictions texts, double[][] probabilities, double temperature)
    {
        (Name, File, Texts, _probabilities) = (name, file, texts, probabilities);
        Calibrated = [.. probabilities.Select(one => TemperatureScaling.Apply(one, Labels.IsMultiLabel, temperature))];
        Confidences = [.. Calibrated.Select(ConfidenceOf)];
        IsRight = [.. texts.Own.Zip(texts.Given, (own, given) => own.AsSpan().SequenceEqual(given))];
    }

    /// <summary><c>validation</c> or <c>test</c>.</summary>
    public string Name { get; }

    /// <summary>The data file that its rows are of.</summary>
    public string File { get; }

    /// <summary>Rows, labels and predictions of its texts.</summary>
    public SplitPredictions Texts { get; }

    /// <summary>The labels.</summary>
    public LabelSet Labels => Texts.Labels;

    /// <summary>Number of texts.</summary>
    public int Count => IsRight.Count;

    /// <summary>For each text the labels' calibrated probabilities.</summary>
    public IReadOnlyList<double[]> Calibrated { get; }

    /// <summary>For each text how sure the model is of it, as <see cref="Prediction.Confidence"/>, calibrated.</summary>
    public IReadOnlyList<double> Confidences { get; }

    /// <summary>For each text whether all its labels are right.</summary>
    public IReadOnlyList<bool> IsRight { get; }

    /// <summary>Reads a split's predictions; null if there is none.</summary>
    public static ReportedSplit? Read(string name, string predictions, string file, double temperature)
    {
        PredictedText[] lines = System.IO.File.Exists(predictions) ? [.. PredictedText.ReadAll(predictions)] : [];
        return SplitPredictions.Of(lines) is not { } texts ? null
            : new(name, file, texts, [.. lines.Select(line => line.Probabilities.Values.ToArray())], temperature);
    }

    /// <summary>The examples of some texts, read from the data file, by their numbers in the split.</summary>
    /// <exception cref="InvalidInputException">The file cannot be used, or is not as it was.</exception>
    public IReadOnlyDictionary<int, Example> Load(IEnumerable<int> texts, DataOptions options)
    {
        var wanted = texts.Distinct().ToDictionary(text => Texts.Rows[text]);
        var found = new Dictionary<int, Example>();
        if (wanted.Count == 0) return found;
        foreach (var (row, example) in DataSet.Read(File, options).Index())
        {
            if (!wanted.TryGetValue(row, out var text)) continue;
            if (!example.Labels.ToHashSet().SetEquals(Texts.Own[text].Select(label => Labels[label]))) break;
            found.Add(text, example);
            if (found.Count == wanted.Count) return found;
        }
        throw new InvalidInputException(File, "the texts and labels that the run was trained with", "other ones",
            "put the file back as it was, or train again");
    }

    /// <summary>How often decisions of each probability are right.</summary>
    /// <param name="calibrated">Of calibrated probabilities, or of the model's own.</param>
    public ReliabilityDiagram Reliability(bool calibrated) => ReliabilityDiagram.Of((calibrated ? Calibrated : _probabilities)
        .SelectMany((ofText, text) => ReliabilityDiagram.DecisionsOf(ofText, Texts.Own[text], Labels.IsMultiLabel)));

    /// <summary>How wrong the model is about a text and how sure: the largest probability against one of its decisions; 0
    /// where all are right.</summary>
    /// <param name="text">The text.</param>
    /// <param name="label">Id of the label that the decision is about: the predicted one, or where a text can have several
    /// the one that is wrongly given or missed.</param>
    public double Error(int text, out int label)
    {
        label = Texts.Given[text].FirstOrDefault();
        if (IsRight[text]) return 0;
        if (!Labels.IsMultiLabel) return Confidences[text];
        var most = -1.0;
        for (var candidate = 0; candidate < Labels.Count; candidate++)
        {
            var given = Texts.Given[text].Contains(candidate);
            if (given == Texts.Own[text].Contains(candidate)) continue;
            var sure = given ? Calibrated[text][candidate] : 1 - Calibrated[text][candidate];
            if (sure > most) (most, label) = (sure, candidate);
        }
        return most;
    }

    private double ConfidenceOf(double[] probabilities, int text) => !Labels.IsMultiLabel
        ? probabilities[Texts.Given[text][0]]
        : probabilities.Select((probability, label) =>
            Texts.Given[text].Contains(label) ? probability : 1 - probability).Min();
}
