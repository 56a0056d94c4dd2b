using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Errors;
using Glosa.Neural.Optimizers;
using Glosa.Neural.Schedules;

namespace Glosa.Training;

/// <summary>How a model is trained.</summary>
public sealed record TrainingOptions : IChecksItself
{
    /// <summary>Most epochs; 10 by default.</summary>
    [Description("Most epochs.")]
    [Range(1, 1_000_000)]
    public int Epochs { get; init; } = 10;

    /// <summary>Texts per batch; 64 by default.</summary>
    [Description("Texts per batch.")]
    [Range(1, 1_000_000)]
    public int BatchSize { get; init; } = 64;

    /// <summary>Batches whose gradients make one step, as those of one batch with all their texts would; 1 by
    /// default. More texts per step than memory holds at once.</summary>
    [Description("Batches whose gradients make one step, as one batch with all their texts would.")]
    [Range(1, 1_000_000)]
    public int AccumulateBatches { get; init; } = 1;

    /// <summary><c>bucketed</c> (texts of similar length together, the default) or <c>shuffled</c>.</summary>
    [Description("bucketed puts texts of similar length together; shuffled does not.")]
    public Batching Batching { get; init; } = Batching.Bucketed;

    /// <summary>The optimizer; Adam by default.</summary>
    [Description("The optimizer.")]
    public OptimizerOptions Optimizer { get; init; } = new AdamOptions();

    /// <summary>The learning-rate schedule; constant by default.</summary>
    [Description("The learning-rate schedule.")]
    public ScheduleOptions Schedule { get; init; } = new ConstantScheduleOptions();

    /// <summary>Largest L2 norm of all gradients together; unset by default: no clipping.</summary>
    [Description("Largest L2 norm of all gradients together; unset does not clip.")]
    [Range(1e-12, 1e12)]
    public double? ClipNorm { get; init; }

    /// <summary>Probability mass spread over all labels, in [0, 1); 0 by default.</summary>
    [Description("Probability mass spread over all labels.")]
    [Range(0, 0.999)]
    public double LabelSmoothing { get; init; }

    /// <summary>Weight of each label in the loss, by name, more than 0; those not listed weigh 1. Where a text can have
    /// several labels, the weight of having it.</summary>
    [Description("Weight of each label in the loss, by name; those not listed weigh 1.")]
    [Range(1e-6, 1e6)]
    public IReadOnlyDictionary<string, double> ClassWeights { get; init; } = new Dictionary<string, double>();

    /// <summary>Weights that are never trained, by name or by the beginning of it up to a dot; none by default.</summary>
    [Description("Weights that are never trained, by name or by its beginning up to a dot, as in [embedding].")]
    public IReadOnlyList<string> Frozen { get; init; } = [];

    /// <summary>First epoch, from 1, in which weights are trained, by the beginning of their names; those not listed
    /// are trained from the first.</summary>
    [Description("First epoch in which weights are trained, by the beginning of their names, as in {embedding: 21}.")]
    [Range(1, 1_000_000)]
    public IReadOnlyDictionary<string, int> FreezeUntilEpoch { get; init; } = new Dictionary<string, int>();

    /// <summary>Weighs the labels so that all count the same, however many texts they have: texts / (labels · texts
    /// of the label), of the train split; false by default. Where a text can have several labels, having one is weighed
    /// against not having it: texts without it / texts with it.</summary>
    [Description("Weighs each label by texts / (labels * texts of the label), so that all count the same; "
        + "of multi-label data by texts without it / texts with it.")]
    public bool BalanceClasses { get; init; }

    /// <summary>Validation metric that chooses the best epoch; accuracy by default.</summary>
    [Description("Validation metric that chooses the best epoch; of loss less is better, of the others more.")]
    public SelectionMetric SelectBy { get; init; } = SelectionMetric.Accuracy;

    /// <summary>Where a text can have several labels, whether the probability above which it is given one is chosen for
    /// each by its F1 on the validation split; one half if not. Unset by default, which is true there.</summary>
    [Description("Multi-label: chooses each label's threshold by its F1 on the validation split, unless false; "
        + "else it is 0.5.")]
    public bool? TuneThresholds { get; init; }

    /// <summary>The label whose F1 is a validation metric of its own; unset by default.</summary>
    [Description("The label whose F1 is the metric f1, reported after each epoch.")]
    public string? PositiveLabel { get; init; }

    /// <summary>An epoch is better than the best one if it improves the metric by more than this;
    /// 0 by default.</summary>
    [Description("An epoch is better than the best one if it improves the metric by more than this.")]
    [Range(0, 1000)]
    public double MinImprovement { get; init; }

    /// <summary>Epochs without improvement after which training stops; unset by default: never.</summary>
    [Description("Epochs without improvement after which training stops; unset never stops early.")]
    [Range(1, 1_000_000)]
    public int? Patience { get; init; }

    /// <summary>Validation metric that patience watches; that of <see cref="SelectBy"/> by default.</summary>
    [Description("Validation metric that patience watches; unset takes that of select_by.")]
    public SelectionMetric? PatienceOn { get; init; }

    /// <summary>Everything random follows from it; 1 by default.</summary>
    [Description("Everything random follows from it.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 1;

    /// <summary>Threads of libtorch; unset by default: all processors,
    /// or one for a model whose steps are small.</summary>
    [Description("Threads of libtorch; unset takes all processors, or one for a model whose steps are small.")]
    [Range(1, 1024)]
    public int? Threads { get; init; }

    /// <summary>Where to compute: <c>cpu</c> (the default) or <c>cuda:0</c>.</summary>
    [Description("Where to compute: cpu or cuda:0.")]
    [RegularExpression("cpu|cuda:[0-9]+", ErrorMessage = "that is cpu or, for a GPU by its number, cuda:0")]
    public string Device { get; init; } = "cpu";

    /// <summary>Whether an event file for TensorBoard is written into the run; true by default.</summary>
    [Description("Writes an event file for TensorBoard into the run.")]
    public bool Tensorboard { get; init; } = true;

    /// <summary>Which checkpoints are written and kept.</summary>
    [Description("Which checkpoints are written and kept.")]
    public CheckpointOptions Checkpoints { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check()
    {
        if (BalanceClasses && ClassWeights.Count > 0)
            yield return ("balance_classes", "one of balance_classes and class_weights", "both",
                "leave out one of them: balance_classes takes the weights from the training texts");
        if (PatienceOn is not null && Patience is null)
            yield return ("patience_on", "training.patience, for how many epochs to wait", "none",
                "add patience, or remove patience_on");
        if (PositiveLabel is null && (SelectBy is SelectionMetric.F1 || PatienceOn is SelectionMetric.F1))
            yield return (SelectBy is SelectionMetric.F1 ? "select_by" : "patience_on",
                "training.positive_label, whose F1 it is", "none",
                "add positive_label, or choose macro_f1: the mean of all labels");
    }
}

/// <summary>How examples are put into batches.</summary>
public enum Batching
{
    /// <summary>Texts of similar length together; batches in random order.</summary>
    Bucketed,

    /// <summary>Texts in random order, whatever their length.</summary>
    Shuffled,
}

/// <summary>Which checkpoints are written and kept.</summary>
public sealed record CheckpointOptions
{
    /// <summary>Newest checkpoints kept; 2 by default.</summary>
    [Description("Newest checkpoints kept; the best model is kept beside them.")]
    [Range(1, 1_000_000)]
    public int KeepLast { get; init; } = 2;

    /// <summary>Steps between checkpoints inside an epoch; 0 by default: only after each epoch and at Ctrl-C.</summary>
    [Description("Steps between checkpoints inside an epoch; 0 writes one only after each epoch and at Ctrl-C.")]
    [Range(0, int.MaxValue)]
    public int EverySteps { get; init; }
}
