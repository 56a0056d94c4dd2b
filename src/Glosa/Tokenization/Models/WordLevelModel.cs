using System.Text.Json;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization.Models;

/// <summary>Every word is one token; a word that the vocabulary lacks is the unknown token.</summary>
public sealed class WordLevelModel : ITokenModel
{
    internal const string TypeName = "WordLevel";

    private readonly int _unknownId;

    /// <summary>Makes the model from its vocabulary.</summary>
    /// <param name="vocabulary">The words.</param>
    /// <param name="unknownToken">The token for every other word.</param>
    /// <exception cref="ArgumentException">The vocabulary lacks the unknown token.</exception>
    public WordLevelModel(Vocabulary vocabulary, string unknownToken = Vocabulary.Unknown)
    {
        Vocabulary = vocabulary;
        UnknownToken = unknownToken;
        _unknownId = vocabulary.IdOf(unknownToken) ?? throw new ArgumentException(
            $"The vocabulary lacks the unknown token \"{unknownToken}\".", nameof(unknownToken));
    }

    /// <inheritdoc/>
    public Vocabulary Vocabulary { get; }

    /// <summary>The token for a word that the vocabulary lacks.</summary>
    public string UnknownToken { get; }

    /// <inheritdoc/>
    public int? UnknownId => _unknownId;

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Tokenize(ReadOnlySpan<char> text, TokenSpan word, List<Token> tokens) =>
        tokens.Add(new Token(Vocabulary.IdOf(text[word.Start..word.End]) ?? _unknownId, word));

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
        VocabularyJson.Write(writer, Vocabulary);
        writer.WriteString("unk_token", UnknownToken);
    }

    internal static WordLevelModel Read(JsonField json)
    {
        var vocabulary = VocabularyJson.Read(json.Required("vocab"));
        var unknown = json.Required("unk_token");
        if (vocabulary.IdOf(unknown.Text()) is null)
            throw unknown.Error("a token of the vocabulary", $"\"{unknown.Text()}\"", "Add the token to vocab.");
        return new WordLevelModel(vocabulary, unknown.Text());
    }
}
