using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Glosa.Embeddings;

/// <summary>Settings of <see cref="Cbow"/>.</summary>
public sealed record CbowOptions
{
    /// <summary>How often all texts are read; 3 by default.</summary>
    [Description("How often all texts are read.")]
    [Range(1, 1000)]
    public int Epochs { get; init; } = 3;

    /// <summary>Most tokens on each side that tell the one between them; for each token a number up to it is drawn.
    /// 5 by default.</summary>
    [Description("Most tokens on each side that tell the one between them; for each token a number up to it is drawn.")]
    [Range(1, 100)]
    public int Window { get; init; } = 5;

    /// <summary>Tokens drawn by chance that each token has to be told from; 5 by default.</summary>
    [Description("Tokens drawn by chance that each token has to be told from.")]
    [Range(1, 100)]
    public int NegativeSamples { get; init; } = 5;

    /// <summary>The first learning rate, which falls to almost 0 by the end; 0.05 by default.</summary>
    [Description("The first learning rate, which falls to almost 0 by the end.")]
    [Range(0.000001, 10)]
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Share of all tokens above which a token is frequent, and read less often the more it is; 0.0001 by
    /// default.</summary>
    [Description("Share of all tokens above which a token is frequent, and read less often the more it is.")]
    [Range(0.0000001, 1)]
    public double FrequentShare { get; init; } = 0.0001;
}
