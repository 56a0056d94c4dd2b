using Glosa.Tokenization;

namespace Glosa.Explanations;

/// <summary>A text as methods see it: its tokens, and the words that they are parts of.</summary>
public sealed class ExplainedText
{
    private const int NoWord = -1;

    private readonly int[] _wordOfToken;

    /// <summary>Takes the words from an encoding; words that were cut off are left out.</summary>
    /// <param name="encoding">The text's tokens.</param>
    /// <param name="label">Id of the label that is explained.</param>
    public ExplainedText(Encoding encoding, int label)
    {
        (Ids, Label, _wordOfToken) = (encoding.Ids, label, new int[encoding.Ids.Length]);
        var (words, last) = (new List<TokenSpan>(), NoWord);
        for (var token = 0; token < Ids.Length; token++)
        {
            _wordOfToken[token] = NoWord;
            var (word, span) = (encoding.WordIds[token], encoding.Offsets[token]);
            if (word < 0) continue;
            if (word == last) words[^1] = new(Math.Min(words[^1].Start, span.Start), Math.Max(words[^1].End, span.End));
            else words.Add(span);
            last = word;
            _wordOfToken[token] = words.Count - 1;
        }
        Words = words;
    }

    /// <summary>Token ids, special ones included.</summary>
    public int[] Ids { get; }

    /// <summary>Id of the label that is explained.</summary>
    public int Label { get; }

    /// <summary>The words that the model reads, as stretches of the text.</summary>
    public IReadOnlyList<TokenSpan> Words { get; }

    /// <summary>Whether a token is part of a word, and not a special one around the text.</summary>
    public bool IsOfWord(int token) => _wordOfToken[token] != NoWord;

    /// <summary>Sums the numbers of each word's tokens.</summary>
    public double[] SumOverWords(ReadOnlySpan<double> tokens)
    {
        var sums = new double[Words.Count];
        for (var token = 0; token < Ids.Length; token++)
            if (IsOfWord(token)) sums[_wordOfToken[token]] += tokens[token];
        return sums;
    }

    /// <summary>The token ids without those of some words.</summary>
    /// <param name="kept">For each word whether it stays.</param>
    internal int[] IdsOf(bool[] kept) => [.. Ids.Where((_, token) => IsKept(token, kept))];

    /// <summary>Whether a token stays; special ones always do.</summary>
    internal bool IsKept(int token, bool[] kept) => !IsOfWord(token) || kept[_wordOfToken[token]];
}
