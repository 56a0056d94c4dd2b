using Glosa.Errors;

namespace Glosa.Tokenization;

/// <summary>The kinds of tokenizers that a recipe can name; one line each.</summary>
public static class TokenizerKinds
{
    private static readonly Dictionary<string, Func<TokenizerOptions, IEnumerable<string>, Tokenizer>> Kinds = new()
    {
        ["basic_english"] = BasicEnglish.Train,
    };

    /// <summary>All kinds, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Builds a tokenizer of the kind that the options name.</summary>
    /// <exception cref="InvalidInputException">There is no such kind.</exception>
    public static Tokenizer Train(TokenizerOptions options, IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(texts);
        return Kinds.TryGetValue(options.Type, out var train)
            ? train(options, texts)
            : throw new InvalidInputException(
                "tokenizer.type", string.Join(" or ", Names), options.Type, "Name one of the known kinds.");
    }
}
