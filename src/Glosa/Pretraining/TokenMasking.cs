using Glosa.Data;
using Glosa.Errors;
using Glosa.Tokenization;

namespace Glosa.Pretraining;

/// <summary>Hides tokens of windows; which ones follows from a random stream.</summary>
/// <remarks>Paper: Devlin et al. 2018, arXiv:1810.04805, with whole words as in the authors' later models. Hidden anew
/// each time: Liu et al. 2019, "RoBERTa", arXiv:1907.11692.</remarks>
internal sealed class TokenMasking
{
    private const string ContinuationPrefix = "##";
    private const string Mask = "[MASK]";

    private readonly MaskingOptions _options;
    private readonly int _mask;
    private readonly bool[] _special;           // by id
    private readonly bool[] _continues;         // by id: a piece behind the first of its word
    private readonly int[] _ordinary;           // ids that may stand in place of another

    /// <summary>Prepares for the vocabulary of a tokenizer.</summary>
    /// <exception cref="InvalidInputException">The vocabulary has no <c>[MASK]</c>.</exception>
    public TokenMasking(Tokenizer tokenizer, MaskingOptions options)
    {
        _options = options;
        var vocabulary = tokenizer.Vocabulary;
        _mask = vocabulary.IdOf(Mask) ?? throw new InvalidInputException("tokenizer.vocabulary",
            $"an entry {Mask}, to hide tokens behind", "none", "take a vocabulary with it, or learn one");
        var special = tokenizer.SpecialTokens.ToHashSet();
        _special = [.. vocabulary.Tokens.Select(special.Contains)];
        _continues = [.. vocabulary.Tokens.Select(entry =>
            entry.StartsWith(ContinuationPrefix, StringComparison.Ordinal))];
        _ordinary = [.. Enumerable.Range(0, vocabulary.Count).Where(id => !_special[id])];
    }

    /// <summary>A window with tokens hidden.</summary>
    /// <param name="window">Token ids; not changed.</param>
    /// <param name="random">Decides.</param>
    /// <returns>The ids to read, and the places where tokens are hidden, ascending: at least one unless all tokens are
    /// special.</returns>
    public (int[] Ids, int[] Places) Hide(int[] window, RandomStream random)
    {
        var words = WordsOf(window);
        random.Shuffle(words.AsSpan());
        var tokens = words.Sum(word => word.Count);
        var wanted = Math.Max(1, (int)Math.Round(tokens * _options.Share));
        var places = new List<int>(wanted + 4);
        foreach (var (start, count) in words)
        {
            // A word too long for what is left is passed over, unless nothing is hidden yet.
            if (places.Count > 0 && places.Count + count > wanted) continue;
            places.AddRange(Enumerable.Range(start, count));
            if (places.Count >= wanted) break;
        }
        places.Sort();
        var ids = (int[])window.Clone();
        foreach (var place in places) ids[place] = Behind(ids[place], random);
        return (ids, [.. places]);
    }

    private int Behind(int id, RandomStream random)
    {
        var chance = random.NextDouble();
        if (chance < _options.MaskedShare) return _mask;
        return chance < _options.MaskedShare + _options.RandomShare ? _ordinary[random.Next(_ordinary.Length)] : id;
    }

    private (int Start, int Count)[] WordsOf(int[] window)
    {
        var words = new List<(int Start, int Count)>(window.Length);
        for (var place = 0; place < window.Length; place++)
        {
            if (_special[window[place]]) continue;
            if (_options.WholeWords && _continues[window[place]] && words.Count > 0
                && words[^1].Start + words[^1].Count == place)
                words[^1] = (words[^1].Start, words[^1].Count + 1);
            else
                words.Add((place, 1));
        }
        return [.. words];
    }
}
