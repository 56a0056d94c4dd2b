using System.Text.Json;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization.PostProcessors;

/// <summary>Puts fixed special tokens around every text: <c>[CLS] $A [SEP]</c>, <c>[CLS] $A [SEP] $B [SEP]</c>.</summary>
/// <remarks>A template for pairs that is not as BERT has it is not kept: such a tokenizer takes no pairs.</remarks>
public sealed class TemplatePostProcessor : IPostProcessor
{
    internal const string TypeName = "TemplateProcessing";

    /// <summary>Makes the template.</summary>
    /// <param name="before">What stands before the tokens of a text.</param>
    /// <param name="after">What stands behind them.</param>
    /// <param name="takesPairs">Whether it takes pairs of texts, too.</param>
    public TemplatePostProcessor(
        IEnumerable<SpecialToken> before, IEnumerable<SpecialToken> after, bool takesPairs = true) =>
        (Before, After, TakesPairs) = ([.. before], [.. after], takesPairs);

    /// <inheritdoc/>
    public IReadOnlyList<SpecialToken> Before { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SpecialToken> After { get; }

    /// <inheritdoc/>
    public bool TakesPairs { get; }

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer) => TemplateJson.WriteFields(writer, this);
}
