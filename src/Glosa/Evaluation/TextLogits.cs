using Glosa.Models;
using Glosa.Persistence;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Evaluation;

/// <summary>A model's logits for all texts of a data set: N · C numbers. Where a text has exactly one label they are the
/// logarithms of its probabilities, which are logits whose softmax takes no division.</summary>
internal sealed class TextLogits
{
    private readonly EncodedDataSet _data;
    private readonly float[] _logits;

    /// <summary>Logits that are known.</summary>
    /// <param name="data">The texts.</param>
    /// <param name="labels">Names of the labels in their order.</param>
    /// <param name="logits">Text by text.</param>
    public TextLogits(EncodedDataSet data, IReadOnlyList<string> labels, float[] logits) =>
        (_data, Labels, _logits) = (data, labels, logits);

    /// <summary>Runs the model over all texts.</summary>
    public static TextLogits Of(TextModel model, EncodedDataSet data, IReadOnlyList<string> labels,
        int paddingId, Device device, CancellationToken cancellation)
    {
        var logits = new float[data.Count * labels.Count];
        foreach (var batch in Batcher.ByLength([.. data.Ids.Select(ids => ids.Length)], Evaluator.BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            int[][] ids = [.. batch.Select(index => data.Ids[index])];
            var ofBatch = data.IsMultiLabel ? Inference.Logits(model, ids, paddingId, device)
                : Inference.LogProbabilities(model, ids, paddingId, device);
            for (var row = 0; row < batch.Length; row++)
                ofBatch.AsSpan(row * labels.Count, labels.Count).CopyTo(logits.AsSpan(batch[row] * labels.Count));
        }
        return new TextLogits(data, labels, logits);
    }

    /// <summary>Runs a saved model over all texts.</summary>
    public static TextLogits Of(SavedModel saved, EncodedDataSet data) => Of(saved.Model, data, saved.Labels.Names,
        saved.PaddingId, saved.Parameters.Device, CancellationToken.None);

    /// <summary>Names of the labels in their order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Number of texts.</summary>
    public int Count => _data.Count;

    /// <summary>Whether a text can have any number of labels.</summary>
    public bool IsMultiLabel => _data.IsMultiLabel;

    /// <summary>The texts.</summary>
    public EncodedDataSet Data => _data;

    /// <summary>The logits of a text.</summary>
    public ReadOnlySpan<float> OfText(int text) => _logits.AsSpan(text * Labels.Count, Labels.Count);

    /// <summary>Ids of the labels that a text has, as the data tells.</summary>
    public IReadOnlyList<int> TrueLabels(int text) => IsMultiLabel ? _data.LabelsOfTexts![text] : [_data.Labels[text]];

    /// <summary>The probability of each label of a text.</summary>
    public double[] Probabilities(int text) => Inference.Probabilities(OfText(text), IsMultiLabel);

    /// <summary>Counts how many texts are right: those whose most probable label is theirs, or where a text can have
    /// several, whose labels above their thresholds are.</summary>
    /// <param name="thresholds">For each label; one half by default. Not looked at where a text has exactly one.</param>
    public EvaluationResult Score(IReadOnlyList<double>? thresholds = null) =>
        IsMultiLabel ? ScoreSeveral(thresholds ?? Thresholds.Halves(Labels.Count)) : ScoreOne();

    /// <summary>The thresholds with which each label's F1 is highest on these texts, where one can have several
    /// labels.</summary>
    public double[] ChooseThresholds()
    {
        var has = new bool[Labels.Count][];
        for (var label = 0; label < has.Length; label++) has[label] = new bool[Count];
        for (var text = 0; text < Count; text++)
            foreach (var label in _data.LabelsOfTexts![text]) has[label][text] = true;
        return [.. Enumerable.Range(0, has.Length).Select(label => Thresholds.HighestF1([.. Enumerable
            .Range(0, Count).Select(text => Inference.Sigmoid(_logits[text * has.Length + label]))], has[label]))];
    }

    private EvaluationResult ScoreOne()
    {
        var counter = new ConfusionCounter(Labels);
        for (var text = 0; text < Count; text++)
            counter.Add(_data.Labels[text], Inference.IndexOfLargest(OfText(text)), -OfText(text)[_data.Labels[text]]);
        return counter.ToResult();
    }

    private EvaluationResult ScoreSeveral(IReadOnlyList<double> thresholds)
    {
        var counter = new MultiLabelCounter(Labels);
        bool[] has = new bool[Labels.Count], given = new bool[Labels.Count];
        for (var text = 0; text < Count; text++)
        {
            Array.Clear(has);
            foreach (var label in _data.LabelsOfTexts![text]) has[label] = true;
            var loss = 0.0;
            for (var label = 0; label < has.Length; label++)
            {
                double logit = _logits[text * has.Length + label];
                given[label] = Inference.Sigmoid(logit) > thresholds[label];
                loss += Inference.Softplus(has[label] ? -logit : logit);
            }
            counter.Add(has, given, loss / has.Length);
        }
        return counter.ToResult() with
        {
            Thresholds = new OrderedDictionary<string, double>(Labels.Zip(thresholds, KeyValuePair.Create)),
        };
    }
}
