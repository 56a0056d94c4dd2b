using System.Text.Encodings.Web;

namespace Glosa.Data.Writers;

/// <summary>An object with the keys <c>text</c> and <c>label</c>, both strings, on each line; the label is an array of
/// strings where a text can have several.</summary>
public sealed class JsonLinesWriter : TextFileWriter
{
    /// <inheritdoc/>
    public override string Name => "jsonl";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions { get; } = [".jsonl", ".ndjson"];

    /// <inheritdoc/>
    protected override void Write(StreamWriter text, WriteRequest request)
    {
        foreach (var example in request.Examples)
        {
            text.Write("{\"text\": \"");
            text.Write(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(example.Text));
            text.Write("\", \"label\": ");
            text.Write(example.LabelSeparator is null
                ? Quoted(example.Label) : $"[{string.Join(", ", example.Labels.Select(Quoted))}]");
            text.WriteLine("}");
        }
    }

    private static string Quoted(string label) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(label)}\"";
}
