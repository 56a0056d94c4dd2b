using System.Globalization;
using Glosa.Data.Readers;
using Glosa.Errors;

namespace Glosa.Data.Writers;

/// <summary>A sub-folder for each label, and in it a file for each text, named by the number of its row.</summary>
/// <remarks>In a label, <c>/</c>, <c>\</c>, control characters and a dot in front become <c>-</c>.</remarks>
public sealed class FolderWriter : IDataWriter
{
    /// <inheritdoc/>
    public string Name => "folder";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [];

    /// <inheritdoc/>
    public bool WritesFolders => true;

    /// <inheritdoc/>
    public void Write(string path, WriteRequest request)
    {
        foreach (var example in request.Examples)
        {
            if (example.LabelSeparator is not null)
                throw new InvalidInputException(
                    request.Place(example), "texts with exactly one label, whose folder they go into",
                    "texts that can have several", "choose another format, or leave out data.label_separator");
            if (example.Label == FolderReader.Unlabelled)
                throw new InvalidInputException(
                    request.Place(example), "labels that a folder can have",
                    $"the label {FolderReader.Unlabelled}, which stands for texts without a label in folders",
                    "rename it, or choose another format");
            var folder = Path.Combine(path, request.WritableLabel(example, example.Label, IsAllowed));
            Directory.CreateDirectory(folder);
            var name = request.Rows.ToString("D6", CultureInfo.InvariantCulture) + ".txt";
            File.WriteAllText(Path.Combine(folder, name), example.Text);
        }
    }

    private static bool IsAllowed(string label, int index) =>
        label[index] is not ('/' or '\\') && !char.IsControl(label[index]) && (index > 0 || label[0] != '.');
}
