#region options
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Glosa.Models;

/// <summary>Settings of the mean classifier.</summary>
public sealed record TextMeanOptions : TextModelOptions
{
    /// <summary>Size of a token vector; 100 by default.</summary>
    [Description("Size of a token vector.")]
    [Range(1, 65536)]
    public int EmbeddingSize { get; init; } = 100;
}
#endregion
