using Glosa.Tokenization.Models;

namespace Glosa.Tokenization;

/// <summary>An encoding while it is put together, from left to right.</summary>
internal sealed class EncodingBuilder(int length, int? unknownId)
{
    private readonly int[] _ids = new int[length];
    private readonly TokenSpan[] _offsets = new TokenSpan[length];
    private readonly int[] _typeIds = new int[length];
    private int _count;
    private int _unknown;

    /// <summary>Adds special tokens.</summary>
    public EncodingBuilder Add(int[] ids, int typeId)
    {
        foreach (var id in ids)
            Add(id, default, typeId);
        return this;
    }

    /// <summary>Adds the tokens of a text.</summary>
    public EncodingBuilder Add(List<Token> tokens, NormalizedString text, int typeId)
    {
        foreach (var token in tokens)
        {
            _unknown += token.Id == unknownId ? 1 : 0;
            Add(token.Id, text.OriginalSpan(token.Span), typeId);
        }

        return this;
    }

    /// <summary>The encoding, with as many tokens as were announced.</summary>
    public Encoding Build(int fullLength) => new()
    {
        Ids = _ids,
        Offsets = _offsets,
        TypeIds = _typeIds,
        UnknownCount = _unknown,
        FullLength = fullLength,
    };

    private void Add(int id, TokenSpan offset, int typeId) =>
        (_ids[_count], _offsets[_count], _typeIds[_count++]) = (id, offset, typeId);
}
