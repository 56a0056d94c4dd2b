using Glosa.Models;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Evaluation;

/// <summary>A model's logits for all texts of a data set whose texts can have several labels: N · C numbers.</summary>
internal sealed class MultiLabelLogits
{
    private readonly EncodedDataSet _data;
    private readonly IReadOnlyList<string> _labels;
    private readonly float[] _logits;

    private MultiLabelLogits(EncodedDataSet data, IReadOnlyList<string> labels, float[] logits) =>
        (_data, _labels, _logits) = (data, labels, logits);

    /// <summary>Runs the model over all texts.</summary>
    public static MultiLabelLogits Of(TextModel model, EncodedDataSet data, IReadOnlyList<string> labels,
        int paddingId, Device device, CancellationToken cancellation)
    {
        var logits = new float[data.Count * labels.Count];
        foreach (var batch in Batcher.ByLength([.. data.Ids.Select(ids => ids.Length)], Evaluator.BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            var ofBatch = Inference.Logits(model, [.. batch.Select(index => data.Ids[index])], paddingId, device);
            for (var row = 0; row < batch.Length; row++)
                ofBatch.AsSpan(row * labels.Count, labels.Count).CopyTo(logits.AsSpan(batch[row] * labels.Count));
        }
        return new MultiLabelLogits(data, labels, logits);
    }

    /// <summary>Gives each text the labels above their thresholds, and counts.</summary>
    public EvaluationResult Score(IReadOnlyList<double> thresholds)
    {
        var counter = new MultiLabelCounter(_labels);
        bool[] has = new bool[_labels.Count], given = new bool[_labels.Count];
        for (var text = 0; text < _data.Count; text++)
        {
            Array.Clear(has);
            foreach (var label in _data.LabelsOfTexts![text]) has[label] = true;
            var loss = 0.0;
            for (var label = 0; label < has.Length; label++)
            {
                double logit = _logits[text * has.Length + label];
                given[label] = Inference.Sigmoid(logit) > thresholds[label];
                // -log sigmoid(x) is log(1 + exp(-x)), which this is without overflow.
                loss += Math.Max(logit, 0) - (has[label] ? logit : 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit)));
            }
            counter.Add(has, given, loss / has.Length);
        }
        return counter.ToResult() with
        {
            Thresholds = new OrderedDictionary<string, double>(_labels.Zip(thresholds, KeyValuePair.Create)),
        };
    }

    /// <summary>The thresholds with which each label's F1 is highest on these texts.</summary>
    public double[] ChooseThresholds()
    {
        var has = new bool[_labels.Count][];
        for (var label = 0; label < has.Length; label++) has[label] = new bool[_data.Count];
        for (var text = 0; text < _data.Count; text++)
            foreach (var label in _data.LabelsOfTexts![text]) has[label][text] = true;
        return [.. Enumerable.Range(0, has.Length).Select(label => Thresholds.HighestF1([.. Enumerable
            .Range(0, _data.Count).Select(text => Inference.Sigmoid(_logits[text * has.Length + label]))], has[label]))];
    }
}
