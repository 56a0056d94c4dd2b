using System.Text.Json;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization.PostProcessors;

/// <summary>Puts fixed special tokens around every text: <c>[CLS] $A [SEP]</c>.</summary>
/// <remarks>
/// In <c>tokenizer.json</c> there is a template for pairs of texts, too; it is not read, and written as BERT has it.
/// </remarks>
public sealed class TemplatePostProcessor : IPostProcessor
{
    internal const string TypeName = "TemplateProcessing";

    /// <summary>Makes the template.</summary>
    /// <param name="before">What stands before the tokens of a text.</param>
    /// <param name="after">What stands behind them.</param>
    public TemplatePostProcessor(IEnumerable<SpecialToken> before, IEnumerable<SpecialToken> after) =>
        (Before, After) = ([.. before], [.. after]);

    /// <inheritdoc/>
    public IReadOnlyList<SpecialToken> Before { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SpecialToken> After { get; }

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer) => TemplateJson.WriteFields(writer, this);
}
