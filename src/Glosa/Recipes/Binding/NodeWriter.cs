using System.Text;
using System.Text.RegularExpressions;

namespace Glosa.Recipes.Binding;

/// <summary>Writes nodes as YAML that reads back as the same nodes.</summary>
internal static partial class NodeWriter
{
    /// <summary>Mappings in blocks, lists of single values in brackets; two blanks a level.</summary>
    public static string Block(MappingNode mapping)
    {
        var yaml = new StringBuilder();
        WriteEntries(mapping, yaml, indent: 0);
        return yaml.ToString();
    }

    /// <summary>A value on one line.</summary>
    public static string Flow(Node node) => node switch
    {
        ScalarNode { Plain: true } scalar => scalar.Text,
        ScalarNode text => Text(text.Text),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MappingNode map =>
            $"{{{string.Join(", ", map.Entries.Select(entry => $"{Text(entry.Key)}: {Flow(entry.Value)}"))}}}",
        _ => throw new ArgumentException($"A {node.GetType()} cannot be written.", nameof(node)),
    };

    private static void WriteEntries(MappingNode mapping, StringBuilder yaml, int indent)
    {
        foreach (var entry in mapping.Entries)
        {
            yaml.Append(' ', indent).Append(Text(entry.Key)).Append(':');
            WriteValue(entry.Value, yaml, indent + 2);
        }
    }

    private static void WriteValue(Node node, StringBuilder yaml, int indent)
    {
        if (node is MappingNode { Entries.Count: > 0 } mapping)
        {
            yaml.Append('\n');
            WriteEntries(mapping, yaml, indent);
        }
        else if (node is ListNode list && list.Items.Any(item => item is not ScalarNode))
        {
            yaml.Append('\n');
            foreach (var item in list.Items)
                yaml.Append(' ', indent).Append("- ").Append(Flow(item)).Append('\n');
        }
        else
        {
            yaml.Append(' ').Append(Flow(node)).Append('\n');
        }
    }

    // Quotes whatever another YAML reader might take for something else than a text.
    private static string Text(string text)
    {
        if (SurelyText().IsMatch(text) && !OtherTypes().IsMatch(text))
            return text;
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff' =>
                    $"\\u{(int)letter:x4}",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex("""\A[A-Za-z_/]([A-Za-z0-9_./ -]*[A-Za-z0-9_./-])?\z""")]
    private static partial Regex SurelyText();

    [GeneratedRegex("""\A(null|true|false|yes|no|on|off|y|n|nan|inf|infinity)\z""", RegexOptions.IgnoreCase)]
    private static partial Regex OtherTypes();
}
