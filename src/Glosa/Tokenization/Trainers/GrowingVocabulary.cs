namespace Glosa.Tokenization.Trainers;

/// <summary>Tokens while they are being learned; each has the id of its first mention.</summary>
internal sealed class GrowingVocabulary
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _tokens = [];

    public int Count => _tokens.Count;

    public IReadOnlyList<string> Tokens => _tokens;

    public string TextOf(int id) => _tokens[id];

    /// <summary>The token's id, the next free one for a token that is new.</summary>
    public int IdOf(string token)
    {
        if (!_ids.TryGetValue(token, out var id))
        {
            id = _tokens.Count;
            _ids.Add(token, id);
            _tokens.Add(token);
        }

        return id;
    }
}
