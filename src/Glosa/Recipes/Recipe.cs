using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Data;
using Glosa.Embeddings;
using Glosa.Encoders;
using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Tokenization;
using Glosa.Training;

namespace Glosa.Recipes;

/// <summary>Everything that makes a model from data; one YAML file.</summary>
public sealed record Recipe : NamedRecipe
{
    /// <summary>Figures that the source reports, by metric.</summary>
    [Description("Figures that the source reports, by metric.")]
    public IReadOnlyDictionary<string, double> Reported { get; init; } = new Dictionary<string, double>();

    /// <summary>Applies <c>when_faithful</c>: the source's mistakes, for comparison; false by default.</summary>
    [Description("Applies when_faithful: the source's mistakes, for comparison.")]
    public bool Faithful { get; init; }

    /// <summary>Whether a linear classifier learns the same texts first, to compare the model with; true by
    /// default.</summary>
    [Description("Whether a linear classifier learns the same texts first, to compare the model with.")]
    public bool Baseline { get; init; } = true;

    /// <summary>Whether a page about the run is written at its end; unset by default: yes for a run by itself, no for the
    /// runs of a series, a sweep or a search.</summary>
    [Description("Whether report.html is written at a run's end; unset: yes, but not in a series, a sweep or a search.")]
    public bool? Report { get; init; }

    /// <summary>The data.</summary>
    [Description("The data.")]
    public DataOptions Data { get; init; } = new();

    /// <summary>The tokenizer and its vocabulary.</summary>
    [Description("The tokenizer and its vocabulary.")]
    public TokenizerOptions Tokenizer { get; init; } = new();

    /// <summary>A saved model, or a run with one, that the model starts from: its weights, its tokenizer and its sizes,
    /// where the recipe leaves its own at their defaults. None by default.</summary>
    [Description("A saved model, or a run with one, that the model starts from: weights, tokenizer and sizes; unset starts anew.")]
    public string? From { get; init; }

    /// <summary>Word vectors that the model starts from; none by default.</summary>
    [Description("Word vectors that the model starts from; unset takes none.")]
    public WordVectorsOptions? Vectors { get; init; }

    /// <summary>A BERT that was trained before, which the model starts from; none by default.</summary>
    [Description("A BERT that was trained before, which the model starts from; unset takes none.")]
    public EncoderOptions? Encoder { get; init; }

    /// <summary>What is kept of an encoder that is frozen.</summary>
    [Description("What is kept of an encoder that is frozen.")]
    public StateCacheOptions Cache { get; init; } = new();

    /// <summary>The model.</summary>
    [Description("The model.")]
    [Required]
    public TextModelOptions Model { get; init; } = null!;

    /// <summary>The training.</summary>
    [Description("The training.")]
    public TrainingOptions Training { get; init; } = new();

    /// <inheritdoc/>
    public override IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check() =>
        (SizesAreKnown ? CheckModel(sizesAreGiven: false) : []).Concat(CheckStart()).Concat(CheckThresholds());

    /// <inheritdoc/>
    internal override IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> CheckModel(
        bool sizesAreGiven) =>
        Model.CheckFor(Tokenizer.MaxLength, VectorSize, sizesAreGiven)
            .Select(problem => ($"model.{problem.Path}", problem.Expected, problem.Found, problem.WhatToDo));

    // What is taken from elsewhere is checked when it is there; but an encoder never brings a max_length.
    private bool SizesAreKnown => From is null && (Encoder is null || Tokenizer.MaxLength is null);

    private IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> CheckStart()
    {
        if (From is null) yield break;
        const string whatToDo = "leave one of them out: the saved model has weights for all of it";
        if (Encoder is { } encoder) yield return ("encoder", $"no value beside from: {From}", encoder.From, whatToDo);
        if (Vectors is { } vectors) yield return ("vectors", $"no value beside from: {From}", vectors.File, whatToDo);
    }

    private IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> CheckThresholds()
    {
        if (Training.TuneThresholds is not null && !Data.IsMultiLabel)
            yield return ("training.tune_thresholds", "data.label_separator: texts that can have several labels",
                "none", "remove tune_thresholds; where a text has one label, it is the most probable");
    }

    // The file of vectors gives the size that the model leaves open.
    private int? VectorSize => Model is not EmbeddingModelOptions model ? null
        : Vectors is null ? model.VectorSize : model.EmbeddingSize;
}
