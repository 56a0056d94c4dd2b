namespace Glosa.Recipes.Binding;

/// <summary>A YAML value that still knows where it was written.</summary>
internal abstract record Node(Place Place)
{
    /// <summary>The value as an error message names it.</summary>
    public abstract string Found { get; }
}

/// <summary>A single value.</summary>
/// <remarks>Only a plain one, without quotes, can be null, a number or a flag.</remarks>
internal sealed record ScalarNode(Place Place, string Text, bool Plain) : Node(Place)
{
    public bool IsNull => Plain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Found => !Plain ? $"the text \"{Text}\"" : Text is "" ? "nothing" : Text;
}

/// <summary>A list of values.</summary>
internal sealed record ListNode(Place Place, IReadOnlyList<Node> Items) : Node(Place)
{
    public override string Found => Items.Count == 0 ? "an empty list" : "a list";
}

/// <summary>Values by key, in the order written.</summary>
internal sealed record MappingNode(Place Place, IReadOnlyList<MappingEntry> Entries) : Node(Place)
{
    public override string Found => Entries.Count == 0 ? "an empty mapping" : "a mapping";

    public MappingEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>The same mapping with one value set; mappings on the way there are made
    /// where they are missing.</summary>
    public MappingNode With(IReadOnlyList<string> path, Node value, Place place)
    {
        var old = Find(path[0]);
        var entry = path.Count == 1
            ? new MappingEntry(path[0], place, value)
            : new MappingEntry(path[0], old?.Place ?? place, (old?.Value as MappingNode ?? new MappingNode(place, []))
                .With([.. path.Skip(1)], value, place));
        return this with
        {
            Entries = old is null ? [.. Entries, entry] : [.. Entries.Select(other => other == old ? entry : other)],
        };
    }
}

/// <summary>A key and its value; the place is the key's.</summary>
internal sealed record MappingEntry(string Key, Place Place, Node Value);
