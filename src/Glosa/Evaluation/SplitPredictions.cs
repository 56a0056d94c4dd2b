using Glosa.Data;

namespace Glosa.Evaluation;

/// <summary>Labels and predictions of a split's texts, as ids.</summary>
/// <param name="Labels">The model's labels.</param>
/// <param name="Rows">The texts' rows in their file.</param>
/// <param name="Own">The ids of each text's labels.</param>
/// <param name="Given">The ids of those it was given.</param>
/// <param name="Baseline">The ids of those that the linear baseline gives; null without one.</param>
internal sealed record SplitPredictions(LabelSet Labels, int[] Rows, int[][] Own, int[][] Given, int[][]? Baseline)
{
    /// <summary>What the model got right.</summary>
    public LabelOutcomes Outcomes { get; } = new(Labels.Count, Own, Given);

    /// <summary>What the baseline got right; null without one.</summary>
    public LabelOutcomes? BaselineOutcomes => Baseline is null ? null : new(Labels.Count, Own, Baseline);

    /// <summary>Reads them; null if there is none.</summary>
    public static SplitPredictions? Of(IEnumerable<PredictedText> lines)
    {
        PredictedText[] texts = [.. lines];
        if (texts.Length == 0) return null;
        var labels = new LabelSet(texts[0].Probabilities.Keys) { IsMultiLabel = texts[0].Label.Several };
        return new(labels, [.. texts.Select(text => text.Row)], [.. texts.Select(text => Ids(text.Label))],
            [.. texts.Select(text => Ids(text.Predicted))],
            texts.Any(text => text.Baseline is null) ? null : [.. texts.Select(text => Ids(text.Baseline!))]);

        int[] Ids(LabelNames names) => [.. names.Names.Select(labels.IdOf).Order()];
    }

    /// <summary>All scores but the loss, which the labels alone do not give.</summary>
    public EvaluationResult Score()
    {
        if (!Labels.IsMultiLabel)
        {
            var counter = new ConfusionCounter(Labels.Names);
            foreach (var (own, given) in Own.Zip(Given)) counter.Add(own[0], given[0], double.NaN);
            return counter.ToResult();
        }
        var several = new MultiLabelCounter(Labels.Names);
        foreach (var (own, given) in Own.Zip(Given)) several.Add(Flags(own), Flags(given), double.NaN);
        return several.ToResult();

        bool[] Flags(int[] ids) => [.. Enumerable.Range(0, Labels.Count).Select(ids.Contains)];
    }
}
