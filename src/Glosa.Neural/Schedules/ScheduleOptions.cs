using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Glosa.Neural.Schedules;

/// <summary>How the learning rate changes over training; each schedule has a record of its own.</summary>
public abstract record ScheduleOptions;

/// <summary>The learning rate stays as it is.</summary>
public sealed record ConstantScheduleOptions : ScheduleOptions;

/// <summary>The learning rate is multiplied by <see cref="Gamma"/> every <see cref="EveryEpochs"/> epochs.</summary>
public sealed record StepScheduleOptions : ScheduleOptions
{
    /// <summary>Factor of each step; 0.1 by default.</summary>
    [Description("Factor of each step.")]
    [Range(1e-6, 1.0)]
    public double Gamma { get; init; } = 0.1;

    /// <summary>Epochs between two steps; 1 by default.</summary>
    [Description("Epochs between two steps.")]
    [Range(1, 1_000_000)]
    public int EveryEpochs { get; init; } = 1;
}

/// <summary>The learning rate is multiplied by <see cref="Gamma"/> after each epoch that shows overfitting:
/// the best window of train accuracy lies above the validation accuracy.</summary>
public sealed record OverfitScheduleOptions : ScheduleOptions
{
    /// <summary>Factor of each step; 0.1 by default.</summary>
    [Description("Factor of each step.")]
    [Range(1e-6, 1.0)]
    public double Gamma { get; init; } = 0.1;

    /// <summary>First epoch (counted from 1) after which the rate may fall; 1 by default.</summary>
    [Description("First epoch, counted from 1, after which the rate may fall.")]
    [Range(1, 1_000_000)]
    public int FromEpoch { get; init; } = 1;

    /// <summary>Batches per window of train accuracy, those of one step counted as one; 500 by default.</summary>
    [Description("Batches per window of train accuracy, those of one step counted as one; "
        + "an epoch shorter than one is a window of its own.")]
    [Range(1, 1_000_000)]
    public int WindowBatches { get; init; } = 500;
}

/// <summary>The learning rate rises linearly over the warm-up, then falls linearly to 0 at the last step.</summary>
public sealed record LinearScheduleOptions : ScheduleOptions
{
    /// <summary>Share of all steps spent rising, in [0, 1]; 0 by default.</summary>
    [Description("Share of all steps spent rising from 0.")]
    [Range(0.0, 1.0)]
    public double WarmupShare { get; init; }
}
