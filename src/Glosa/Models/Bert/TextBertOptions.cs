using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Recipes;

namespace Glosa.Models.Bert;

/// <summary>Settings of the BERT classifier.</summary>
public sealed record TextBertOptions : WindowedBertOptions
{
    /// <summary>What the classifier sees; the first token's state through a layer of its own by default.</summary>
    [Description("What the classifier sees: pooler (the first token's state through a linear layer and tanh) or cls "
        + "(that state as it is).")]
    public BertPooling Pooling { get; init; } = BertPooling.Pooler;

    /// <summary>Size of a linear layer between that and the classifier; unset by default: there is none.</summary>
    [Description("Size of a linear layer between that and the classifier; unset has none.")]
    [Range(1, 65536)]
    public int? HeadSize { get; init; }

    /// <summary>Dropout before the classifier, in [0, 1); 0.1 by default.</summary>
    [Description("Dropout before the classifier.")]
    [Range(0, 0.999)]
    [Changeable]
    public double ClassifierDropout { get; init; } = 0.1;
}

/// <summary>What a BERT classifier sees.</summary>
public enum BertPooling
{
    /// <summary>The first token's state through a linear layer and tanh.</summary>
    Pooler,

    /// <summary>The first token's state.</summary>
    Cls,
}
