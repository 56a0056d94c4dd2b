namespace Glosa.Audits;

/// <summary>Finds labels that are likely wrong: those of texts which a model is confident to be of another label, as
/// confident as it is of that label's own texts on average.</summary>
/// <remarks>Paper: Northcutt, Jiang and Chuang 2021, "Confident Learning: Estimating Uncertainty in Dataset Labels",
/// arXiv:1911.00068: the texts off the diagonal of the confident joint (section 3.1), ranked by the normalized margin.
/// The probabilities must be of texts that the model has not learned.</remarks>
internal static class ConfidentLearning
{
    /// <summary>Judges each text's label.</summary>
    /// <param name="probabilities">For each text those of the labels, which sum to 1.</param>
    /// <param name="labels">For each text the id of its label.</param>
    public static LabelDoubt[] Judge(IReadOnlyList<IReadOnlyList<double>> probabilities, IReadOnlyList<int> labels)
    {
        if (labels.Count == 0) return [];
        var confident = MeanOfOwnTexts(probabilities, labels);
        return [.. labels.Select((own, text) =>
        {
            var ofText = probabilities[text];
            var (sure, other) = (-1, -1);
            for (var label = 0; label < ofText.Count; label++)
            {
                if (ofText[label] >= confident[label] && (sure < 0 || ofText[label] > ofText[sure])) sure = label;
                if (label != own && (other < 0 || ofText[label] > ofText[other])) other = label;
            }
            var isError = sure >= 0 && sure != own;
            var likely = isError ? sure : other;
            return new LabelDoubt(likely, ofText[own] - ofText[likely], isError);
        })];
    }

    // A label without texts is one that nothing is confident to have.
    private static double[] MeanOfOwnTexts(IReadOnlyList<IReadOnlyList<double>> probabilities, IReadOnlyList<int> labels)
    {
        var (sums, counts) = (new double[probabilities[0].Count], new int[probabilities[0].Count]);
        for (var text = 0; text < labels.Count; text++)
        {
            sums[labels[text]] += probabilities[text][labels[text]];
            counts[labels[text]]++;
        }
        return [.. sums.Zip(counts, (sum, count) => count == 0 ? double.PositiveInfinity : sum / count)];
    }
}
