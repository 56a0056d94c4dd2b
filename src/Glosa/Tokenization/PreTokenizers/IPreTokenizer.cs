namespace Glosa.Tokenization.PreTokenizers;

/// <summary>Splits a normalized text into words, for the model. Immutable and safe to share between threads.</summary>
public interface IPreTokenizer : ITokenizerComponent
{
    /// <summary>Adds the words of a piece of the text, from left to right.</summary>
    /// <param name="piece">The whole text, or a word of a pre-tokenizer before; nothing around it is seen.</param>
    /// <param name="offset">Where the piece begins in the text; the words' places count from the text's start.</param>
    /// <param name="words">Where the words go; none of them is empty.</param>
    void Split(ReadOnlySpan<char> piece, int offset, List<TokenSpan> words);
}
