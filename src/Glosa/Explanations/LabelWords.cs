namespace Glosa.Explanations;

/// <summary>The words that drive one label over a data set.</summary>
/// <param name="Texts">How many texts were explained for it.</param>
/// <param name="For">Words that speak most for it in sum, the strongest first.</param>
/// <param name="Against">Words that speak most against it.</param>
public sealed record LabelWords(int Texts, IReadOnlyList<LabelWord> For, IReadOnlyList<LabelWord> Against);
