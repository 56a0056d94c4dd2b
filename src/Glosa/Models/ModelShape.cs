namespace Glosa.Models;

/// <summary>What a model has to know of the data.</summary>
/// <param name="VocabularySize">V, the number of token ids.</param>
/// <param name="LabelCount">C, the number of labels.</param>
/// <param name="PaddingId">The id of padding.</param>
/// <param name="MaxLength">Tokens of the longest text there can be; null where the tokenizer cuts nothing.</param>
public sealed record ModelShape(int VocabularySize, int LabelCount, int PaddingId, int? MaxLength = null)
{
    /// <summary>Special tokens before each text; 0 by default.</summary>
    public int TokensBefore { get; init; }

    /// <summary>Special tokens behind each text; 0 by default.</summary>
    public int TokensAfter { get; init; }
}
