using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Recipes;

namespace Glosa.Models;

/// <summary>Settings that classifiers with recurrent layers share.</summary>
public abstract record RecurrentOptions : EmbeddingModelOptions
{
    /// <summary>Hidden size of each direction; 128 by default.</summary>
    [Description("Hidden size of each direction.")]
    [Range(1, 65536)]
    public int HiddenSize { get; init; } = 128;

    /// <summary>Layers on top of each other; 1 by default.</summary>
    [Description("Layers on top of each other.")]
    [Range(1, 64)]
    public int Layers { get; init; } = 1;

    /// <summary>Whether each layer also reads the texts backwards; false by default.</summary>
    [Description("Whether each layer also reads the texts backwards.")]
    public bool Bidirectional { get; init; }

    /// <summary>What the classifier sees of the outputs; the final state by default.</summary>
    [Description("What the classifier sees: last (final states), max or mean (over the real tokens).")]
    public RecurrentPooling Pooling { get; init; } = RecurrentPooling.Last;

    /// <summary>Dropout on token vectors, between layers and before the classifier, in [0, 1); 0 by default.</summary>
    [Description("Dropout on token vectors, between layers and before the classifier.")]
    [Range(0, 0.999)]
    [Changeable]
    public double Dropout { get; init; }

    /// <summary>Whether padding is read as if it were text: the mistake of older examples; false by default.</summary>
    [Description("Whether padding is read as if it were text; only to reproduce results that did.")]
    public bool ReadPadding { get; init; }
}
