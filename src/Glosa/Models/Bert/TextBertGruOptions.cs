using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Recipes;

namespace Glosa.Models.Bert;

/// <summary>Settings of gated recurrent units over the states of a BERT.</summary>
public sealed record TextBertGruOptions : WindowedBertOptions
{
    /// <summary>Hidden size of each direction of the units; 256 by default.</summary>
    [Description("Hidden size of each direction of the recurrent layers.")]
    [Range(1, 65536)]
    public int GruSize { get; init; } = 256;

    /// <summary>Recurrent layers on top of each other; 2 by default.</summary>
    [Description("Recurrent layers on top of each other.")]
    [Range(1, 64)]
    public int GruLayers { get; init; } = 2;

    /// <summary>Whether each recurrent layer also reads the texts backwards; true by default.</summary>
    [Description("Whether each recurrent layer also reads the texts backwards.")]
    public bool Bidirectional { get; init; } = true;

    /// <summary>What the classifier sees of the recurrent layers; the final state by default.</summary>
    [Description("What the classifier sees: last (final states), max or mean (over the real tokens).")]
    public RecurrentPooling Pooling { get; init; } = RecurrentPooling.Last;

    /// <summary>Dropout between recurrent layers and before the classifier, in [0, 1); 0.2 by default.</summary>
    [Description("Dropout between recurrent layers and before the classifier.")]
    [Range(0, 0.999)]
    [Changeable]
    public double GruDropout { get; init; } = 0.2;
}
