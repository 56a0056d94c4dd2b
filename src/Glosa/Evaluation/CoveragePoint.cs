namespace Glosa.Evaluation;

/// <summary>What is left where a classifier gives no label to texts that it is less sure of.</summary>
/// <param name="MinConfidence">The confidence from which on it gives one, in [0, 1].</param>
/// <param name="Coverage">Share of all texts that it gives one.</param>
/// <param name="Accuracy">Share of these that are right; 0 for none.</param>
internal sealed record CoveragePoint(double MinConfidence, double Coverage, double Accuracy)
{
    private const int Steps = 50;

    /// <summary>The point of a threshold.</summary>
    /// <param name="minConfidence">The threshold.</param>
    /// <param name="confidences">For each text how sure the classifier is.</param>
    /// <param name="isRight">For each text whether it is right.</param>
    public static CoveragePoint At(
        double minConfidence, IReadOnlyList<double> confidences, IReadOnlyList<bool> isRight)
    {
        var (kept, right) = (0, 0);
        for (var text = 0; text < confidences.Count; text++)
        {
            if (confidences[text] < minConfidence) continue;
            kept++;
            right += isRight[text] ? 1 : 0;
        }
        return new(minConfidence, LabelScores.Divide(kept, confidences.Count), LabelScores.Divide(right, kept));
    }

    /// <summary>The threshold that leaves at least a share of the texts, cut to four digits.</summary>
    /// <param name="coverage">The share, in (0, 1]; of 1 the threshold is 0.</param>
    /// <param name="confidences">For each text how sure the classifier is; at least one.</param>
    public static double ThresholdOf(double coverage, IEnumerable<double> confidences)
    {
        double[] sorted = [.. confidences.OrderDescending()];
        return coverage >= 1 ? 0
            : Math.Floor(sorted[Math.Max(1, (int)Math.Ceiling(coverage * sorted.Length)) - 1] * 1e4) / 1e4;
    }

    /// <summary>Points from all texts down to the surest, each for one threshold.</summary>
    public static CoveragePoint[] Curve(IReadOnlyList<double> confidences, IReadOnlyList<bool> isRight)
    {
        int[] order = [.. Enumerable.Range(0, confidences.Count).OrderByDescending(text => confidences[text])];
        var points = new List<CoveragePoint>();
        var (right, step) = (0, Math.Max(1, order.Length / Steps));
        for (var kept = 1; kept <= order.Length; kept++)
        {
            right += isRight[order[kept - 1]] ? 1 : 0;
            var isLast = kept == order.Length;
            // Equal confidences are on one side of every threshold.
            if ((kept % step != 0 && !isLast) || (!isLast && confidences[order[kept]] == confidences[order[kept - 1]])) continue;
            points.Add(new(confidences[order[kept - 1]], (double)kept / order.Length, (double)right / kept));
        }
        points.Reverse();
        return [.. points];
    }
}
