using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Glosa.Neural.Optimizers;

/// <summary>What every optimizer needs; each optimizer has a record of its own.</summary>
public abstract record OptimizerOptions
{
    /// <summary>The learning rate before any schedule.</summary>
    [Description("Learning rate before any schedule.")]
    [Range(1e-12, 1e6)]
    public abstract double LearningRate { get; init; }

    /// <summary>Weight decay per step; 0 by default, which turns it off.</summary>
    [Description("Weight decay: added to the gradient (SGD, Adam) or taken off the weight (AdamW).")]
    [Range(0, 1e6)]
    public virtual double WeightDecay { get; init; }

    /// <summary>Weights that do not decay, by a part of their names between dots, as <c>bias</c> or <c>LayerNorm</c>;
    /// none by default.</summary>
    [Description("Weights that do not decay, by a part of their names between dots, as in [bias, LayerNorm].")]
    public IReadOnlyList<string> NoDecay { get; init; } = [];

    /// <summary>Factor of the learning rate from each numbered layer to the one below it, the embeddings lowest; 1 by
    /// default: all learn alike.</summary>
    /// <remarks>Paper: Sun et al. 2019, "How to Fine-Tune BERT for Text Classification?", arXiv:1905.05583.</remarks>
    [Description("Factor of the learning rate from each numbered layer to the one below it, the embeddings lowest.")]
    [Range(0.01, 1)]
    public double LayerDecay { get; init; } = 1;
}

/// <summary>Settings of plain gradient descent.</summary>
public sealed record SgdOptions : OptimizerOptions
{
    /// <inheritdoc/>
    public override double LearningRate { get; init; } = 0.1;

    /// <summary>Share of the last step that is kept, in [0, 1); 0 by default.</summary>
    [Description("Share of the last step that is kept.")]
    [Range(0, 0.999999)]
    public double Momentum { get; init; }
}

/// <summary>Settings of Adam.</summary>
public record AdamOptions : OptimizerOptions
{
    /// <inheritdoc/>
    public override double LearningRate { get; init; } = 1e-3;

    /// <summary>Decay of the gradient's running mean, in [0, 1); 0.9 by default.</summary>
    [Description("Decay of the gradient's running mean.")]
    [Range(0, 0.999999999)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the squared gradient's running mean, in [0, 1); 0.999 by default.</summary>
    [Description("Decay of the squared gradient's running mean.")]
    [Range(0, 0.999999999)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the denominator; 1e-8 by default.</summary>
    [Description("Added to the denominator.")]
    [Range(0, 1)]
    public double Epsilon { get; init; } = 1e-8;
}

/// <summary>Settings of AdamW: Adam's, with a decay that is not part of the gradient.</summary>
public sealed record AdamWOptions : AdamOptions
{
    /// <summary>Weight decay per step; 0.01 by default, as in PyTorch.</summary>
    [Range(0, 1e6)]
    public override double WeightDecay { get; init; } = 0.01;
}
