using static Glosa.Evaluation.LabelScores;

namespace Glosa.Evaluation;

/// <summary>The labels that texts have, and those that a classifier gave them.</summary>
/// <param name="labelCount">Number of labels.</param>
/// <param name="labels">For each text the ids of its labels, ascending.</param>
/// <param name="given">For each text the ids of the labels it was given, ascending.</param>
internal sealed class LabelOutcomes(int labelCount, IReadOnlyList<int[]> labels, IReadOnlyList<int[]> given)
{
    private readonly bool[] _right = [.. labels.Zip(given, (own, guessed) => own.AsSpan().SequenceEqual(guessed))];

    /// <summary>Number of texts.</summary>
    public int Count => _right.Length;

    /// <summary>Whether a text was given exactly its own labels.</summary>
    public bool IsRight(int text) => _right[text];

    /// <summary>The scores when every text counts once.</summary>
    public ByMetric<double> Score() => Score([.. Enumerable.Repeat(1, Count)]);

    /// <summary>The scores when each text counts so many times; F1 of a label that no text has or was given is
    /// 0.</summary>
    public ByMetric<double> Score(ReadOnlySpan<int> times)
    {
        var (right, guesses, support) = (new long[labelCount], new long[labelCount], new long[labelCount]);
        var (texts, allRight) = (0L, 0L);
        for (var text = 0; text < times.Length; text++)
        {
            var weight = times[text];
            if (weight == 0) continue;
            texts += weight;
            allRight += _right[text] ? weight : 0;
            foreach (var label in labels[text]) support[label] += weight;
            foreach (var label in given[text])
            {
                guesses[label] += weight;
                right[label] += Array.IndexOf(labels[text], label) >= 0 ? weight : 0;
            }
        }
        var (sum, weighted) = (0.0, 0.0);
        for (var label = 0; label < labelCount; label++)
        {
            var f1 = Divide(2 * right[label], guesses[label] + support[label]);
            (sum, weighted) = (sum + f1, weighted + f1 * support[label]);
        }
        return new(Divide(allRight, texts), Divide(sum, labelCount), Divide(weighted, support.Sum()));
    }
}
