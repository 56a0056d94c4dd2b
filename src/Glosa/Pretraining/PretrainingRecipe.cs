using System.ComponentModel;
using Glosa.Embeddings;
using Glosa.Encoders;
using Glosa.Models.Bert;
using Glosa.Recipes;
using Glosa.Tokenization;
using Glosa.Training;

namespace Glosa.Pretraining;

/// <summary>Everything that makes an encoder from texts without labels; one YAML file.</summary>
public sealed record PretrainingRecipe : NamedRecipe
{
    /// <summary>The texts.</summary>
    [Description("The texts.")]
    public PretrainingTexts Texts { get; init; } = new();

    /// <summary>The WordPiece vocabulary; texts are cut into windows of <c>max_length</c> tokens.</summary>
    [Description("The WordPiece vocabulary; texts are cut into windows of max_length tokens.")]
    public TokenizerOptions Tokenizer { get; init; } = new() { Type = WordPieceTokenizer.TypeName, MaxLength = 128 };

    /// <summary>A BERT whose pre-training goes on, with its vocabulary; none by default: it starts anew.</summary>
    [Description("A BERT whose pre-training goes on, with its vocabulary; unset starts anew.")]
    public EncoderOptions? Encoder { get; init; }

    /// <summary>The sizes of the encoder.</summary>
    [Description("The sizes of the encoder.")]
    public BertEncoderOptions Model { get; init; } = new();

    /// <summary>How token vectors are learned in minutes, for the encoder to begin with; unset by default: it begins with
    /// random ones.</summary>
    [Description("Token vectors that are learned first, in minutes, as a continuous bag of words; unset begins with random ones.")]
    public CbowOptions? Cbow { get; init; }

    /// <summary>Which tokens are hidden.</summary>
    [Description("Which tokens are hidden, anew in each epoch.")]
    public MaskingOptions Masking { get; init; } = new();

    /// <summary>The training; its texts are windows.</summary>
    [Description("The training; its texts are windows. What speaks of labels has no meaning here.")]
    public TrainingOptions Training { get; init; } = new() { SelectBy = SelectionMetric.Loss };

    /// <inheritdoc/>
    public override IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check()
    {
        if (Tokenizer.Type != WordPieceTokenizer.TypeName)
            yield return ("tokenizer.type", $"{WordPieceTokenizer.TypeName}, which BERT reads", Tokenizer.Type,
                $"set it to {WordPieceTokenizer.TypeName}");
        if (Tokenizer.AddSpecialTokens is false)
            yield return ("tokenizer.add_special_tokens", "true: a window begins with [CLS]", "false", "remove the line");
        if (Cbow is not null && Encoder is not null)
            yield return ("cbow", "no encoder beside it: an encoder brings its own token vectors", "both", "leave one of them out");
        // An encoder's sizes are checked when they are there.
        foreach (var problem in Encoder is null ? CheckModel(sizesAreGiven: false) : []) yield return problem;
        if (Masking.MaskedShare + Masking.RandomShare > 1)
            yield return ("masking.random_share", $"at most {1 - Masking.MaskedShare:0.##}, so that the shares sum to 1 or less",
                $"{Masking.RandomShare}", "lower it, or masking.masked_share");
        if (Training.SelectBy is not (SelectionMetric.Loss or SelectionMetric.Accuracy))
            yield return ("training.select_by", "loss or accuracy, of the hidden tokens", "a metric of labels",
                "set it to loss");
        if (Training.PatienceOn is not (null or SelectionMetric.Loss or SelectionMetric.Accuracy))
            yield return ("training.patience_on", "loss or accuracy, of the hidden tokens", "a metric of labels",
                "set it to loss");
        foreach (var (option, set) in OfLabels())
            if (set)
                yield return ($"training.{option}", "no value: there are no labels here", "a value", "remove the line");
    }

    /// <inheritdoc/>
    internal override IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> CheckModel(
        bool sizesAreGiven) =>
        Model.CheckFor(Tokenizer.MaxLength, vectorSize: null, sizesAreGiven)
            .Select(problem => ($"model.{problem.Path}", problem.Expected, problem.Found, problem.WhatToDo));

    private IEnumerable<(string Option, bool IsSet)> OfLabels() =>
    [
        ("label_smoothing", Training.LabelSmoothing > 0),
        ("class_weights", Training.ClassWeights.Count > 0),
        ("balance_classes", Training.BalanceClasses),
        ("tune_thresholds", Training.TuneThresholds is not null),
        ("positive_label", Training.PositiveLabel is not null),
    ];
}
