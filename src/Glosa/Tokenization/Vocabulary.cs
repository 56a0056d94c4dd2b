namespace Glosa.Tokenization;

/// <summary>The tokens that a model knows, numbered from 0. Immutable and safe to share between threads.</summary>
public sealed class Vocabulary
{
    /// <summary>The token that fills texts up to the length of their batch; after BERT, <c>[PAD]</c>.</summary>
    public const string Padding = "<pad>";

    /// <summary>The token for what the vocabulary lacks; after BERT, <c>[UNK]</c>.</summary>
    public const string Unknown = "<unk>";

    private readonly string[] _tokens;
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _idsBySpan;

    /// <summary>Numbers the tokens in their order.</summary>
    /// <exception cref="ArgumentException">A token occurs twice.</exception>
    public Vocabulary(IEnumerable<string> tokens)
    {
        _tokens = [.. tokens];
        _ids = new Dictionary<string, int>(_tokens.Length, StringComparer.Ordinal);
        for (var id = 0; id < _tokens.Length; id++)
        {
            if (!_ids.TryAdd(_tokens[id], id))
                throw new ArgumentException(
                    $"A vocabulary holds a token once, but \"{_tokens[id]}\" has the ids {_ids[_tokens[id]]} and {id}.",
                    nameof(tokens));
        }

        _idsBySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        PaddingId = IdOf(Padding) ?? IdOf("[PAD]");
        UnknownId = IdOf(Unknown) ?? IdOf("[UNK]");
    }

    /// <summary>How many tokens there are; ids run from 0 to one less.</summary>
    public int Count => _tokens.Length;

    /// <summary>All tokens; the index is the id.</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>Id of the token for padding; null where the vocabulary lacks one.</summary>
    public int? PaddingId { get; }

    /// <summary>Id of the unknown token; null where the vocabulary lacks one.</summary>
    public int? UnknownId { get; }

    /// <summary>The token of an id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is below 0 or not below <see cref="Count"/>.</exception>
    public string TokenOf(int id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, Count);
        return _tokens[id];
    }

    /// <summary>The id of a token, compared unit by unit; null where the vocabulary lacks it.</summary>
    public int? IdOf(ReadOnlySpan<char> token) => _idsBySpan.TryGetValue(token, out var id) ? id : null;
}
