using Glosa.Models;

namespace Glosa.Evaluation.Calibration;

/// <summary>Turns the decisions of a classifier that knows no probabilities into such: sigmoid(slope · decision +
/// offset).</summary>
/// <remarks>Papers: Platt 1999, "Probabilistic Outputs for Support Vector Machines and Comparisons to Regularized
/// Likelihood Methods", whose targets keep a little away from 0 and 1; fitted by Newton's method as in Lin, Lin and Weng
/// 2007, "A Note on Platt's Probabilistic Outputs for Support Vector Machines", Machine Learning 68. Differs: their A and
/// B have the other sign.</remarks>
/// <param name="Slope">Factor of the decision.</param>
/// <param name="Offset">What is added.</param>
internal sealed record PlattScaling(double Slope, double Offset)
{
    private const int MostSteps = 100, MostHalvings = 40;
    private const double Ridge = 1e-12, Tolerance = 1e-9;

    /// <summary>The probability of a decision's positive side.</summary>
    public double Probability(double decision) => Inference.Sigmoid(Slope * decision + Offset);

    /// <summary>Fits slope and offset to decisions about texts that the classifier has not learned.</summary>
    /// <param name="decisions">The decisions.</param>
    /// <param name="positive">Whether each text is on the positive side.</param>
    public static PlattScaling Fit(IReadOnlyList<double> decisions, IReadOnlyList<bool> positive)
    {
        double many = positive.Count(one => one), few = positive.Count - many;
        var (high, low) = ((many + 1) / (many + 2), 1 / (few + 2));
        var fitted = new PlattScaling(0, Math.Log((many + 1) / (few + 1)));
        var loss = Loss(fitted);
        for (var step = 0; step < MostSteps; step++)
        {
            var (slope, offset, slopes, both, offsets) = (0.0, 0.0, Ridge, 0.0, Ridge);
            for (var text = 0; text < decisions.Count; text++)
            {
                var probability = fitted.Probability(decisions[text]);
                var (error, curvature) = (probability - Target(text), probability * (1 - probability));
                slope += error * decisions[text];
                offset += error;
                slopes += curvature * decisions[text] * decisions[text];
                both += curvature * decisions[text];
                offsets += curvature;
            }
            if (Math.Max(Math.Abs(slope), Math.Abs(offset)) < Tolerance * decisions.Count) break;
            var determinant = slopes * offsets - both * both;
            var (ofSlope, ofOffset) =
                ((both * offset - offsets * slope) / determinant, (both * slope - slopes * offset) / determinant);
            var decrease = slope * ofSlope + offset * ofOffset;     // below 0: the way down
            var (share, better) = (1.0, false);
            for (var halving = 0; halving < MostHalvings && !better; halving++, share /= 2)
            {
                var next = new PlattScaling(fitted.Slope + share * ofSlope, fitted.Offset + share * ofOffset);
                var nextLoss = Loss(next);
                better = nextLoss < loss + 1e-4 * share * decrease;
                if (better) (fitted, loss) = (next, nextLoss);
            }
            if (!better) break;
        }
        return fitted;

        double Target(int text) => positive[text] ? high : low;

        double Loss(PlattScaling scaling)
        {
            var sum = 0.0;
            for (var text = 0; text < decisions.Count; text++)
            {
                var score = scaling.Slope * decisions[text] + scaling.Offset;
                sum += Inference.Softplus(score) - Target(text) * score;
            }
            return sum;
        }
    }
}
