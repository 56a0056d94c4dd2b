using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Data;
using Glosa.Embeddings;
using Glosa.Encoders;
using Glosa.Errors;
using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Tokenization;
using Glosa.Training;

namespace Glosa.Recipes;

/// <summary>Everything that makes a model from data; one YAML file.</summary>
public sealed record Recipe : IChecksItself
{
    /// <summary>Short name; runs are filed under it.</summary>
    [Description("Short name; runs are filed under it.")]
    [Required]
    [RegularExpression("[a-z0-9][a-z0-9._-]*",
        ErrorMessage = "of lowercase letters, digits, dots, dashes and underscores")]
    public string Name { get; init; } = "";

    /// <summary>What the recipe is, in a sentence or two.</summary>
    [Description("What the recipe is, in a sentence or two.")]
    public string Description { get; init; } = "";

    /// <summary>Where the recipe comes from: paper or experiment.</summary>
    [Description("Where the recipe comes from.")]
    public string Source { get; init; } = "";

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

    /// <summary>The data.</summary>
    [Description("The data.")]
    public DataOptions Data { get; init; } = new();

    /// <summary>The tokenizer and its vocabulary.</summary>
    [Description("The tokenizer and its vocabulary.")]
    public TokenizerOptions Tokenizer { get; init; } = new();

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
    public IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check() =>
        Model.CheckFor(Tokenizer.MaxLength, VectorSize)
            .Select(problem => ($"model.{problem.Path}", problem.Expected, problem.Found, problem.WhatToDo))
            .Concat(CheckThresholds());

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
