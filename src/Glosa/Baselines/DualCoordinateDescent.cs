using Glosa.Data;

namespace Glosa.Baselines;

/// <summary>A linear support vector machine: squared hinge loss, squared weights, a bias that is a weight like
/// others.</summary>
/// <remarks>Paper: Hsieh, Chang, Lin, Keerthi and Sundararajan 2008, "A Dual Coordinate Descent Method for Large-scale
/// Linear SVM", ICML; with its random order and shrinking, as LIBLINEAR's <c>L2R_L2LOSS_SVC_DUAL</c>.</remarks>
internal static class DualCoordinateDescent
{
    /// <summary>Finds the weights that divide the texts: positive on the side of <paramref name="targets"/>.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="targets">Whether a text belongs on the positive side.</param>
    /// <param name="size">Numbers that a text could have.</param>
    /// <param name="options">Cost, tolerance and most passes.</param>
    /// <param name="random">The order of the texts follows from it.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    public static (float[] Weights, float Bias) Train(SparseVector[] texts, bool[] targets, int size,
        LinearBaselineOptions options, RandomStream random, CancellationToken cancellation)
    {
        var weights = new float[size];
        var bias = 0f;
        var regularization = 0.5 / options.Cost;
        var multipliers = new double[texts.Length];
        var curvatures = texts.Select(text => text.SquaredLength() + 1 + regularization).ToArray();
        var order = Enumerable.Range(0, texts.Length).ToArray();
        var active = order.Length;
        // Texts whose multiplier is 0 and whose gradient was beyond all others' in the last pass rest.
        var restAbove = double.PositiveInfinity;
        for (var pass = 0; pass < options.MaxPasses; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
            random.Shuffle(order.AsSpan(0, active));
            for (var place = 0; place < active; place++)
            {
                var index = order[place];
                var text = texts[index];
                var side = targets[index] ? 1 : -1;
                var multiplier = multipliers[index];
                var gradient = side * (text.Dot(weights) + bias) - 1 + multiplier * regularization;
                if (multiplier == 0 && gradient > restAbove)
                {
                    active--;
                    (order[place], order[active]) = (order[active], order[place]);
                    place--;
                    continue;
                }
                var projected = multiplier == 0 ? Math.Min(gradient, 0) : gradient;
                (lowest, highest) = (Math.Min(lowest, projected), Math.Max(highest, projected));
                if (Math.Abs(projected) < 1e-12) continue;
                multipliers[index] = Math.Max(multiplier - gradient / curvatures[index], 0);
                var change = (float)((multipliers[index] - multiplier) * side);
                text.AddTo(weights, change);
                bias += change;
            }
            if (highest - lowest > options.Tolerance)
            {
                restAbove = highest > 0 ? highest : double.PositiveInfinity;
                continue;
            }
            if (active == order.Length) break;
            // Done with those that were left; now with all once more.
            active = order.Length;
            restAbove = double.PositiveInfinity;
        }
        return (weights, bias);
    }
}
