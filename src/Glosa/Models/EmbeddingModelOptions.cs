using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Neural;
using Glosa.Neural.Layers;
using Glosa.Recipes;

namespace Glosa.Models;

/// <summary>Settings of a model that begins with a table of token vectors.</summary>
public abstract record EmbeddingModelOptions : TextModelOptions
{
    /// <summary>Size of a token vector where nothing else gives it.</summary>
    public const int DefaultEmbeddingSize = 100;

    /// <summary>Size of a token vector; unset by default: that of the word vectors, or 100 without any.</summary>
    [Description("Size of a token vector; unset is the vectors' size, else 100.")]
    [Range(1, 65536)]
    public int? EmbeddingSize { get; init; }

    /// <summary>Standard deviation of new token vectors; 1 by default, as in PyTorch.
    /// Small ones learn faster with Adam.</summary>
    [Description("Standard deviation of new token vectors; small ones learn faster with Adam.")]
    [Range(0, 100)]
    [Changeable]
    public double EmbeddingDeviation { get; init; } = 1;

    /// <summary>E, the size that holds.</summary>
    internal int VectorSize => EmbeddingSize ?? DefaultEmbeddingSize;

    /// <summary>Makes the table <c>embedding</c>; padding's vector is zero.</summary>
    internal Embedding CreateEmbedding(ModelShape shape, ParameterPath path) =>
        new(path / "embedding", shape.VocabularySize, VectorSize, shape.PaddingId, EmbeddingDeviation);
}
