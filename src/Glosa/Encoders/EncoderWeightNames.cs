namespace Glosa.Encoders;

/// <summary>The names that weights of BERT have had, as the one that they have now.</summary>
internal sealed class EncoderWeightNames
{
    public const string Prefix = "bert.";
    public const string Pooler = "bert.pooler.";
    public const string Words = "bert.embeddings.word_embeddings.weight";

    // Numbers from 0 on, which some files keep; no weights.
    private static readonly string[] s_numbers =
        ["bert.embeddings.position_ids", "bert.embeddings.token_type_ids"];

    private static readonly string[] s_parts = ["embeddings.", "encoder.", "pooler."];

    private readonly bool _isBare;

    /// <summary>Looks at all names: an encoder alone has them without its prefix.</summary>
    public EncoderWeightNames(IEnumerable<string> names) =>
        _isBare = !names.Any(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    /// <summary>The name that a model has for it; null for what is no weight.</summary>
    public string? Of(string name)
    {
        var whole = _isBare && s_parts.Any(part => name.StartsWith(part, StringComparison.Ordinal))
            ? Prefix + name : name;
        if (s_numbers.Contains(whole)) return null;
        return Renamed(whole, ".gamma", ".weight") ?? Renamed(whole, ".beta", ".bias") ?? whole;
    }

    // Normalization's weights, as TensorFlow named them.
    private static string? Renamed(string name, string from, string to) =>
        name.EndsWith("LayerNorm" + from, StringComparison.Ordinal) ? name[..^from.Length] + to : null;
}
