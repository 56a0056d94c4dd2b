using Glosa.Models;

namespace Glosa.Evaluation.Calibration;

/// <summary>One number by which a model's logits are divided, so that its probabilities tell how often it is right. The
/// most probable label stays the most probable.</summary>
/// <remarks>Paper: Guo, Pleiss, Sun and Weinberger 2017, "On Calibration of Modern Neural Networks", arXiv:1706.04599.
/// Differs: where a text can have several labels, all sigmoids share one temperature.</remarks>
internal static class TemperatureScaling
{
    /// <summary>The lowest and the highest temperature.</summary>
    public const double Lowest = 0.05, Highest = 20;

    private const int MostSteps = 100;

    /// <summary>The temperature with which the mean loss of texts is lowest. The loss is convex in its inverse, so
    /// Newton's method finds it, kept between bounds that close in.</summary>
    /// <param name="logits">A model's, of texts that it has not learned.</param>
    /// <returns>1 where the loss falls for ever as the temperature does: then all texts are right, and nothing tells how
    /// sure the model may be. Else in [<see cref="Lowest"/>, <see cref="Highest"/>].</returns>
    public static double Fit(TextLogits logits)
    {
        var (low, high) = (1 / Highest, 1 / Lowest);
        if (Slopes(logits, high).First <= 0) return 1;
        if (Slopes(logits, low).First >= 0) return Highest;
        var inverse = 1.0;
        for (var step = 0; step < MostSteps; step++)
        {
            var (first, second) = Slopes(logits, inverse);
            if (first > 0) high = inverse;
            else low = inverse;
            var next = inverse - first / second;
            if (!(next > low && next < high)) next = (low + high) / 2;
            if (Math.Abs(next - inverse) <= 1e-12 * inverse) break;
            inverse = next;
        }
        return 1 / inverse;
    }

    /// <summary>The mean loss, in nats: cross-entropy, or where a text can have several labels the mean of theirs.</summary>
    public static double Loss(TextLogits logits, double temperature)
    {
        var sum = 0.0;
        for (var text = 0; text < logits.Count; text++)
        {
            var scores = logits.OfText(text);
            var labels = logits.TrueLabels(text);
            if (logits.IsMultiLabel)
            {
                var ofText = 0.0;
                for (var label = 0; label < scores.Length; label++)
                {
                    var score = scores[label] / temperature;
                    ofText += Inference.Softplus(labels.Contains(label) ? -score : score);
                }
                sum += ofText / scores.Length;
            }
            else
            {
                double largest = scores[Inference.IndexOfLargest(scores)], total = 0.0;
                foreach (var score in scores) total += Math.Exp((score - largest) / temperature);
                sum += Math.Log(total) - (scores[labels[0]] - largest) / temperature;
            }
        }
        return LabelScores.Divide(sum, logits.Count);
    }

    /// <summary>Probabilities as they are when the logits are divided by the temperature.</summary>
    /// <param name="probabilities">Of each label of a text.</param>
    /// <param name="isMultiLabel">Whether each is by itself; else they sum to 1.</param>
    /// <param name="temperature">More than 1 makes them less sure, less than 1 surer.</param>
    public static double[] Apply(IReadOnlyList<double> probabilities, bool isMultiLabel, double temperature)
    {
        double[] powers = [.. probabilities.Select(probability => Math.Pow(probability, 1 / temperature))];
        if (isMultiLabel)
            return [.. powers.Zip(probabilities, (power, probability) =>
                power / (power + Math.Pow(1 - probability, 1 / temperature)))];
        var sum = powers.Sum();
        return Array.ConvertAll(powers, power => power / sum);
    }

    // The first and second derivative of the summed loss by the inverse temperature: the logits' mean under the model less
    // that of the true label, and their variance.
    private static (double First, double Second) Slopes(TextLogits logits, double inverse)
    {
        var (first, second) = (0.0, 0.0);
        for (var text = 0; text < logits.Count; text++)
        {
            var scores = logits.OfText(text);
            var labels = logits.TrueLabels(text);
            if (logits.IsMultiLabel)
            {
                for (var label = 0; label < scores.Length; label++)
                {
                    double score = scores[label], probability = Inference.Sigmoid(inverse * score);
                    first += (probability - (labels.Contains(label) ? 1 : 0)) * score;
                    second += probability * (1 - probability) * score * score;
                }
                continue;
            }
            double largest = scores[Inference.IndexOfLargest(scores)], total = 0, sum = 0, squares = 0;
            foreach (var score in scores)
            {
                var distance = score - largest;
                var weight = Math.Exp(inverse * distance);
                total += weight;
                sum += weight * distance;
                squares += weight * distance * distance;
            }
            var mean = sum / total;
            first += mean - (scores[labels[0]] - largest);
            second += squares / total - mean * mean;
        }
        return (first, second);
    }
}
