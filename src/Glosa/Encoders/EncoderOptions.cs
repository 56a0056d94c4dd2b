using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Glosa.Encoders;

/// <summary>A BERT that was trained before, for a model to start from.</summary>
/// <remarks>Its sizes, its dropout and its tokenizer hold where the recipe leaves its own at their defaults. A size that
/// the recipe sets to another value is told; dropout that it sets wins.</remarks>
public sealed record EncoderOptions
{
    /// <summary>A directory in the manner of Hugging Face, or the name of a model at its hub, as
    /// <c>owner/name</c>.</summary>
    [Description("Directory of a BERT in the manner of Hugging Face, or a model of its hub, as owner/name.")]
    [Required]
    public string From { get; init; } = "";

    /// <summary>Branch, tag or commit at the hub; unset by default: <c>main</c>.</summary>
    [Description("Branch, tag or commit at the hub; unset is main.")]
    [RegularExpression("[A-Za-z0-9][A-Za-z0-9._-]*", ErrorMessage = "of letters, digits, dots, dashes and underscores")]
    public string? Revision { get; init; }
}
