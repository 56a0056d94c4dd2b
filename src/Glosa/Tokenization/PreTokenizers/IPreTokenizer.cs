namespace Glosa.Tokenization.PreTokenizers;

/// <summary>Splits a normalized text into words, for the model. Immutable and safe to share between threads.</summary>
public interface IPreTokenizer : ITokenizerComponent
{
    /// <summary>Adds the words of the text, from left to right, as stretches of its normalized form.</summary>
    /// <param name="text">The text; a pre-tokenizer may change it first.</param>
    /// <param name="words">Where the words go; none of them is empty.</param>
    void Split(NormalizedString text, List<TokenSpan> words);
}
