namespace Glosa.Models;

/// <summary>What a model has to know of the data.</summary>
/// <param name="VocabularySize">V, the number of token ids.</param>
/// <param name="LabelCount">C, the number of labels.</param>
/// <param name="PaddingId">The id of padding.</param>
public sealed record ModelShape(int VocabularySize, int LabelCount, int PaddingId);
