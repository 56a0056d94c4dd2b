namespace Glosa.Audits;

/// <summary>How much a model doubts the labels of a text.</summary>
/// <param name="Text">The text's number among those that were judged.</param>
/// <param name="Labels">Ids of its labels, ascending.</param>
/// <param name="Likely">Ids of the labels that it rather has.</param>
/// <param name="Score">In [0, 1]: 0 where the model is sure that a label is wrong, 1 where it is sure that all are
/// right.</param>
/// <param name="IsError">Whether a label is likely wrong.</param>
internal sealed record TextJudgement(
    int Text, IReadOnlyList<int> Labels, IReadOnlyList<int> Likely, double Score, bool IsError)
{
    /// <summary>Judges the labels of texts by <see cref="ConfidentLearning"/>; where a text can have several, each label
    /// is a question of its own, and the most doubtful answer counts.</summary>
    /// <param name="probabilities">For each text those of the labels, by a model that has not learned it.</param>
    /// <param name="labels">For each text the ids of its labels, ascending.</param>
    /// <param name="isMultiLabel">Whether a text can have several.</param>
    /// <returns>All texts, the most doubtful first; of equals those that come first.</returns>
    public static TextJudgement[] Rank(IReadOnlyList<IReadOnlyList<double>> probabilities,
        IReadOnlyList<IReadOnlyList<int>> labels, bool isMultiLabel)
    {
        var judged = isMultiLabel ? Several(probabilities, labels)
            : ConfidentLearning.Judge(probabilities, [.. labels.Select(own => own[0])]).Select((doubt, text) =>
                new TextJudgement(text, labels[text], [doubt.Likely], Normalized(doubt.Margin), doubt.IsError));
        // Those that are likely wrong stand before all others, whose order is by the margin alone.
        return [.. judged.OrderByDescending(one => one.IsError).ThenBy(one => one.Score)];
    }

    private static IEnumerable<TextJudgement> Several(
        IReadOnlyList<IReadOnlyList<double>> probabilities, IReadOnlyList<IReadOnlyList<int>> labels)
    {
        if (labels.Count == 0) return [];
        LabelDoubt[][] doubts = [.. Enumerable.Range(0, probabilities[0].Count).Select(label => ConfidentLearning.Judge(
            [.. probabilities.Select(ofText => (IReadOnlyList<double>)[1 - ofText[label], ofText[label]])],
            [.. labels.Select(own => own.Contains(label) ? 1 : 0)]))];
        return labels.Select((own, text) =>
        {
            var ofText = doubts.Select(label => label[text]).ToArray();
            var lowest = ofText.Min(doubt => doubt.Margin);
            var isError = ofText.Any(doubt => doubt.IsError);
            return new TextJudgement(text, own, [.. Enumerable.Range(0, ofText.Length).Where(label =>
                own.Contains(label) != (isError ? ofText[label].IsError : ofText[label].Margin == lowest))],
                Normalized(isError ? ofText.Where(doubt => doubt.IsError).Min(doubt => doubt.Margin) : lowest), isError);
        });
    }

    private static double Normalized(double margin) => (margin + 1) / 2;
}
