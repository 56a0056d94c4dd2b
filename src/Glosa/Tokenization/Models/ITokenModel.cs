namespace Glosa.Tokenization.Models;

/// <summary>Cuts words into tokens of its vocabulary. Immutable and safe to share between threads.</summary>
public interface ITokenModel : ITokenizerComponent
{
    /// <summary>The tokens and their ids.</summary>
    Vocabulary Vocabulary { get; }

    /// <summary>Id of the token for what the vocabulary lacks; null where the model can spell every word.</summary>
    int? UnknownId { get; }

    /// <summary>Adds the tokens of one word, from left to right.</summary>
    /// <param name="text">The whole normalized text.</param>
    /// <param name="word">Where in the text the word lies; not empty.</param>
    /// <param name="tokens">Where the tokens go.</param>
    void Tokenize(ReadOnlySpan<char> text, TokenSpan word, List<Token> tokens);
}
