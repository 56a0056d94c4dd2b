using Glosa.Tokenization.Models;

namespace Glosa.Tokenization;

/// <summary>An encoding while it is put together, from left to right.</summary>
internal sealed class EncodingBuilder(int length, int? unknownId)
{
    private const int NoWord = -1;

    private readonly int[] _ids = new int[length];
    private readonly TokenSpan[] _offsets = new TokenSpan[length];
    private readonly int[] _typeIds = new int[length];
    private readonly int[] _wordIds = new int[length];
    private int _count;
    private int _unknown;

    /// <summary>Adds special tokens.</summary>
    public EncodingBuilder Add(int[] ids, int typeId)
    {
        foreach (var id in ids)
            Add(id, default, typeId, NoWord);
        return this;
    }

    /// <summary>Adds the tokens of a text, which was split into the given words.</summary>
    public EncodingBuilder Add(List<Token> tokens, List<TokenSpan> words, NormalizedString text, int typeId)
    {
        var word = 0;
        foreach (var token in tokens)
        {
            _unknown += token.Id == unknownId ? 1 : 0;
            while (word < words.Count - 1 && words[word].End <= token.Span.Start)
                word++;
            Add(token.Id, text.OriginalSpan(token.Span), typeId, word);
        }

        return this;
    }

    /// <summary>The encoding, with as many tokens as were announced.</summary>
    public Encoding Build(int fullLength) => new()
    {
        Ids = _ids,
        Offsets = _offsets,
        TypeIds = _typeIds,
        WordIds = _wordIds,
        UnknownCount = _unknown,
        FullLength = fullLength,
    };

    private void Add(int id, TokenSpan offset, int typeId, int word) =>
        (_ids[_count], _offsets[_count], _typeIds[_count], _wordIds[_count++]) = (id, offset, typeId, word);
}
