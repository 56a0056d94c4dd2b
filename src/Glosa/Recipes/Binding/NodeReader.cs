using Glosa.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Glosa.Recipes.Binding;

/// <summary>Reads YAML into nodes, with every mistake in its form told.</summary>
/// <remarks>Built on the parser's events: the representation model stops at the first duplicate key, and expands
/// what is refused here (merge keys, tags).</remarks>
internal sealed class NodeReader
{
    private const int MostLevels = 32;

    private readonly Dictionary<AnchorName, Node> _anchors = [];
    private readonly Parser _parser;
    private readonly Func<Mark, Place> _placeOf;
    private readonly ProblemList _problems;

    private NodeReader(string text, Func<Mark, Place> placeOf, ProblemList problems)
    {
        _parser = new Parser(new StringReader(text));
        _placeOf = placeOf;
        _problems = problems;
    }

    /// <summary>The one document of a text; null where it has none.</summary>
    /// <remarks>The paths of what is in the text start with <c>path</c>.</remarks>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public static Node? Read(string text, string path, Func<Mark, Place> placeOf, ProblemList problems)
    {
        var reader = new NodeReader(text, placeOf, problems);
        try
        {
            return reader.ReadDocument(path);
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16 throws this, without a place, where brackets are never closed.
            var last = reader._parser.Current;
            throw new YamlException(
                last?.Start ?? Mark.Empty, last?.End ?? Mark.Empty, "A list or mapping in brackets is not closed.");
        }
    }

    private Node? ReadDocument(string path)
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
            return null;
        var node = ReadNode(path, level: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            Tell(second, path, "one document", "a second one, which starts here",
                "Put each recipe into a file of its own, without a line of --- between them.");
        }

        return node;
    }

    private Node ReadNode(string path, int level)
    {
        if (level > MostLevels)
        {
            throw new YamlException(
                _parser.Current!.Start, _parser.Current.End, $"More than {MostLevels} levels of nesting.");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return ResolveAlias(alias, path);

        var start = _parser.Consume<NodeEvent>();
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific)
        {
            Tell(start, path, "a value without a tag", $"the tag {start.Tag}",
                "Remove the tag: the option decides the type.");
        }

        Node node = start switch
        {
            Scalar scalar => new ScalarNode(_placeOf(start.Start), scalar.Value, scalar.Style is ScalarStyle.Plain),
            SequenceStart => ReadList(start, path, level),
            _ => ReadMapping(start, path, level),
        };
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor] = node;
        return node;
    }

    private ListNode ReadList(NodeEvent start, string path, int level)
    {
        var items = new List<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(OptionPath.Append(path, $"{items.Count}"), level + 1));
        return new ListNode(_placeOf(start.Start), items);
    }

    private MappingNode ReadMapping(NodeEvent start, string path, int level)
    {
        var mapping = new MappingNode(_placeOf(start.Start), []);
        var entries = new List<MappingEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyEvent = _parser.Current!;
            var keyNode = ReadNode(path, level + 1);
            var key = (keyNode as ScalarNode)?.Text;
            var value = ReadNode(OptionPath.Append(path, key ?? "?"), level + 1);
            if (key is null)
            {
                Tell(keyEvent, path, "a name as key", keyNode.Found, "Write a single name before the colon.");
            }
            else if (keyNode is ScalarNode { Plain: true, Text: "<<" })
            {
                Tell(keyEvent, path, "the options themselves", "a merge key (<<)",
                    "Write the options out that it would merge.");
            }
            else if (entries.Find(entry => entry.Key == key) is { } first)
            {
                Tell(keyEvent, OptionPath.Append(path, key), "each key once",
                    $"{key} again{(first.Place.Line is { } line ? $", after line {line}" : "")}",
                    "Remove one of the two.");
            }
            else
            {
                entries.Add(new MappingEntry(key, _placeOf(keyEvent.Start), value));
            }
        }

        return mapping with { Entries = entries };
    }

    private Node ResolveAlias(AnchorAlias alias, string path)
    {
        if (_anchors.TryGetValue(alias.Value, out var node))
            return node;
        Tell(alias, path, "an alias of something written before and complete", $"*{alias.Value}",
            $"Mark what you mean with &{alias.Value} before this line, or write the value out.");
        return new ScalarNode(_placeOf(alias.Start), $"*{alias.Value}", Plain: true);
    }

    private void Tell(ParsingEvent at, string path, string expected, string found, string whatToDo) =>
        _problems.Add(new Spot(_placeOf(at.Start), path), expected, found, whatToDo);
}
