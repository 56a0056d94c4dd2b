using System.ComponentModel;

namespace Glosa.Explanations;

/// <summary>How texts are explained.</summary>
public sealed record ExplanationOptions
{
    /// <summary>Name of the method, one of <see cref="BuiltIns.Explainers"/>; <c>integrated_gradients</c> by default.
    /// </summary>
    [Description("Name of the method.")]
    public string Method { get; init; } = "integrated_gradients";

    /// <summary>Names of the labels to explain, each by itself; none by default: the predicted label of each text.
    /// </summary>
    [Description("Labels to explain; none is the predicted one.")]
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>What of a label is attributed; its logit by default.</summary>
    [Description("What of a label is attributed: logit, log_odds or probability.")]
    public AttributedOutput Output { get; init; } = AttributedOutput.Logit;

    /// <summary>What words are compared with; by default padding for integrated gradients, and removal for occlusion and
    /// the local surrogate. Gradient × input has none.</summary>
    [Description("What words are compared with: padding, zero, mask or removed.")]
    public ExplanationBaseline? Baseline { get; init; }

    /// <summary>Steps of integrated gradients; null by default: doubled until the convergence delta is small, or
    /// <see cref="IntegratedGradients.MostSteps"/> are reached.</summary>
    [Description("Steps of integrated gradients; unset is as many as are needed.")]
    public int? Steps { get; init; }

    /// <summary>Where integrated gradients takes its steps; Gauss-Legendre by default.</summary>
    [Description("Where integrated gradients takes its steps.")]
    public IntegrationRule Rule { get; init; } = IntegrationRule.GaussLegendre;

    /// <summary>Samples of the local surrogate for each text; 1,000 by default.</summary>
    [Description("Samples of the local surrogate for each text.")]
    public int Samples { get; init; } = 1000;

    /// <summary>What the samples of the local surrogate follow from; 1 by default.</summary>
    [Description("What the samples of the local surrogate follow from.")]
    public long Seed { get; init; } = 1;

    /// <summary>Whether attributions are divided by their L2 norm, so that texts compare; true by default. Without, they
    /// are in the unit of what is attributed.</summary>
    [Description("Whether attributions are divided by their L2 norm.")]
    public bool Normalize { get; init; } = true;

    /// <summary>Most tokens that go through the model together, padding included; 2,048 by default. Memory grows with it.
    /// A longer text goes alone.</summary>
    [Description("Most tokens that go through the model together.")]
    public int TokensPerBatch { get; init; } = 2048;
}
