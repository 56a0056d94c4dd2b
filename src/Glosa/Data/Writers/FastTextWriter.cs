using Glosa.Data.Readers;
using Glosa.Errors;

namespace Glosa.Data.Writers;

/// <summary>fastText's form: <c>__label__NAME</c>, a blank, and the text, on one line.</summary>
/// <remarks>A text with several labels has them in front of it, one after the other. Line breaks of a text become blanks, white space in a label becomes <c>-</c>. A text with a word that
/// begins with <c>__label__</c> is refused, because it would be read as a label.</remarks>
public sealed class FastTextWriter : TextFileWriter
{
    /// <inheritdoc/>
    public override string Name => "fasttext";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions { get; } = [".fasttext", ".ft"];

    /// <inheritdoc/>
    protected override void Write(StreamWriter text, WriteRequest request)
    {
        foreach (var example in request.Examples)
        {
            if (FastTextReader.CountLabels(example.Text) > 0)
                throw new InvalidInputException(
                    request.Place(example), "a text without labels in fastText's form",
                    $"a word that begins with {FastTextReader.LabelPrefix}",
                    "take it out of the text, or choose another format");
            if (example.Labels.Count == 0 && string.IsNullOrWhiteSpace(example.Text))
                throw new InvalidInputException(
                    request.Place(example), "a text or a label", "neither, which would be an empty line",
                    "remove the row, or choose another format");
            foreach (var name in example.Labels)
            {
                text.Write(FastTextReader.LabelPrefix);
                text.Write(request.WritableLabel(example, name, (label, index) => !char.IsWhiteSpace(label[index])));
                text.Write(' ');
            }
            text.WriteLine(request.WithoutLineBreaks(example.Text));
        }
    }
}
