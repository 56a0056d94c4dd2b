using System.Globalization;
using Glosa.Tokenization;

namespace Glosa.Embeddings;

/// <summary>How much of the training texts a file of word vectors knows, as the tokenizer reads them.</summary>
public sealed record VectorCoverage
{
    /// <summary>Name of the file, without its folder.</summary>
    public required string File { get; init; }

    /// <summary>E, the numbers of each vector.</summary>
    public required int Dimension { get; init; }

    /// <summary>Words of the training texts' vocabulary; padding and unknown are none.</summary>
    public required int Words { get; init; }

    /// <summary>Those of them that have a vector.</summary>
    public required int WordsWithVector { get; init; }

    /// <summary>Those that have one by their lower-cased form only.</summary>
    public required int WordsByLowerCase { get; init; }

    /// <summary>Tokens of the training texts, unknown ones included.</summary>
    public required long Tokens { get; init; }

    /// <summary>Those of them that have a vector.</summary>
    public required long TokensWithVector { get; init; }

    /// <summary>Share of words with a vector, in [0, 1].</summary>
    public double WordShare => Words == 0 ? 0 : (double)WordsWithVector / Words;

    /// <summary>Share of tokens with a vector, in [0, 1].</summary>
    public double TokenShare => Tokens == 0 ? 0 : (double)TokensWithVector / Tokens;

    /// <summary>All of it in a sentence without a full stop.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{File}: {Dimension} numbers each; {100 * WordShare:F1} % of {Words:N0} words and {100 * TokenShare:F1} % of "
        + $"{Tokens:N0} training tokens have a vector")
        + (WordsByLowerCase == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {WordsByLowerCase:N0} words by their lower-cased form"));

    /// <summary>Counts over the training texts.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="lowerCaseFallback">Whether a word's lower-cased form counts too.</param>
    /// <param name="tokenizer">A tokenizer with the words of the training texts.</param>
    /// <param name="texts">The training texts.</param>
    internal static VectorCoverage Measure(
        WordVectors vectors, bool lowerCaseFallback, Tokenizer tokenizer, IEnumerable<string> texts)
    {
        var vocabulary = tokenizer.Vocabulary;
        var occurrences = new long[vocabulary.Count];
        foreach (var ids in texts.AsParallel().Select(tokenizer.EncodeToIds))
            foreach (var id in ids) occurrences[id]++;
        var (words, found, lowerCased, tokens) = (0, 0, 0, 0L);
        for (var id = 0; id < vocabulary.Count; id++)
        {
            if (id == vocabulary.PaddingId || id == tokenizer.Model.UnknownId) continue;
            words++;
            if (vectors.Find(vocabulary.TokenOf(id), lowerCaseFallback, out var lowered) is null) continue;
            found++;
            lowerCased += lowered ? 1 : 0;
            tokens += occurrences[id];
        }
        return new VectorCoverage
        {
            File = Path.GetFileName(vectors.File),
            Dimension = vectors.Dimension,
            Words = words,
            WordsWithVector = found,
            WordsByLowerCase = lowerCased,
            Tokens = occurrences.Sum(),
            TokensWithVector = tokens,
        };
    }
}
