using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Glosa.Baselines;

/// <summary>Settings of the linear baseline. The defaults are for texts of any length, and were chosen on held-out
/// parts of training data.</summary>
public sealed record LinearBaselineOptions
{
    private const int ManyTexts = 10_000;

    /// <summary>Longest n-gram, in words, from 1 to 3; 2 by default: words and pairs of words.</summary>
    [Description("Longest n-gram, in words.")]
    [Range(1, 3)]
    public int Ngrams { get; init; } = 2;

    /// <summary>Fewest training texts that have an n-gram for it to be kept; unset by default: 1 below 10,000 texts,
    /// where single finds still help, and 2 from there on, where they only fill memory.</summary>
    [Description("Fewest training texts that have an n-gram for it to be kept; unset: 1 below 10,000 texts, else 2.")]
    [Range(1, 1_000_000)]
    public int? MinCount { get; init; }

    /// <summary>Most n-grams that are kept, those of most texts first; 2,000,000 by default.</summary>
    [Description("Most n-grams that are kept, those of most texts first.")]
    [Range(1, 100_000_000)]
    public int MaxNgrams { get; init; } = 2_000_000;

    /// <summary>Whether upper and lower case are the same; true by default.</summary>
    [Description("Whether upper and lower case are the same.")]
    public bool LowerCase { get; init; } = true;

    /// <summary>How an n-gram's occurrences in a text count; sublinear by default.</summary>
    [Description("How an n-gram's occurrences in a text count: binary, sublinear or raw.")]
    public OccurrenceCount Occurrences { get; init; } = OccurrenceCount.Sublinear;

    /// <summary>What an n-gram counts for, beyond its occurrences; naive Bayes by default.</summary>
    [Description("What an n-gram counts for: naive_bayes, tfidf or none.")]
    public NgramWeighting Weighting { get; init; } = NgramWeighting.NaiveBayes;

    /// <summary>Whether every text is scaled to the Euclidean length 1, whatever its number of words;
    /// true by default.</summary>
    [Description("Whether every text is scaled to the Euclidean length 1.")]
    public bool Normalize { get; init; } = true;

    /// <summary>What a text on the wrong side costs, beside the size of the weights: C of the literature;
    /// 1 by default.</summary>
    [Description("What a text on the wrong side costs, beside the size of the weights.")]
    [Range(1e-6, 1e6)]
    public double Cost { get; init; } = 1;

    /// <summary>Training ends when no text's projected gradient differs from another's by more; 0.1 by
    /// default.</summary>
    [Description("Training ends when projected gradients differ by no more than this.")]
    [Range(1e-12, 1)]
    public double Tolerance { get; init; } = 0.1;

    /// <summary>Most passes over the texts; 1,000 by default.</summary>
    [Description("Most passes over the texts.")]
    [Range(1, 1_000_000)]
    public int MaxPasses { get; init; } = 1000;

    /// <summary>The order of the texts in each pass follows from it; 1 by default.</summary>
    [Description("The order of the texts in each pass follows from it.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 1;

    /// <summary>The fewest texts that hold for a number of training texts.</summary>
    internal int FewestTexts(int texts) => MinCount ?? (texts < ManyTexts ? 1 : 2);
}

/// <summary>How often an n-gram occurs in a text, as a number.</summary>
public enum OccurrenceCount
{
    /// <summary>1, however often.</summary>
    Binary,

    /// <summary>1 + ln of the count.</summary>
    Sublinear,

    /// <summary>The count.</summary>
    Raw,
}

/// <summary>The factor of an n-gram's occurrences.</summary>
public enum NgramWeighting
{
    /// <summary>How much more often the n-gram is in texts of the label than in others: a log-ratio for each
    /// label.</summary>
    /// <remarks>Paper: Wang and Manning 2012, "Baselines and Bigrams: Simple, Good Sentiment and Topic
    /// Classification", ACL. Differs: texts are scaled to length 1, several occurrences count for more than
    /// one, and weights are not interpolated with their mean.</remarks>
    NaiveBayes,

    /// <summary>The inverse document frequency ln((1 + N) / (1 + n)) + 1, N texts of which n have the n-gram.</summary>
    Tfidf,

    /// <summary>1 for all.</summary>
    None,
}
