using System.Globalization;
using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>A folder with a sub-folder for each label, and in each a file for every text; the form of
/// aclImdb.</summary>
/// <remarks>
/// A text is its whole file. Labels come in the order of their characters' codes; files whose names start with a
/// number come by that number, then the others by their characters' codes. Not read: names that start with a dot,
/// files beside the sub-folders, sub-folders that <see cref="DataOptions.Labels"/> does not name (as written there or
/// as its new name) if it names any, and <c>unsup</c>, aclImdb's texts without labels, unless it is named.
/// Where no labels are needed, all sub-folders are read, and the folder may hold the files itself.
/// </remarks>
public sealed class FolderReader : IDataReader
{
    /// <summary>The sub-folder that is not read unless it is named.</summary>
    internal const string Unlabelled = "unsup";

    /// <inheritdoc/>
    public string Name => "folder";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [];

    /// <inheritdoc/>
    public bool ReadsFolders => true;

    /// <inheritdoc/>
    public IEnumerable<Example> Read(ReadRequest request)
    {
        if (!request.File.IsFolder)
            throw new InvalidInputException(
                request.File.Name, "a folder with a sub-folder for each label", "a file",
                "name the folder, or set data.format to auto");
        foreach (var (folder, label) in Folders(request))
            foreach (var file in Files(folder, request))
                if (ReadFile(file, label, request) is { } example)
                    yield return example;
    }

    private static List<(string Path, string? Label)> Folders(ReadRequest request)
    {
        var root = request.File.Name;
        var found = Visible(Directory.EnumerateDirectories(root)).Order(StringComparer.Ordinal).ToList();
        if (found.Count == 0)
            return !request.WithLabels ? [(root, null)] : throw new InvalidInputException(
                root, "a sub-folder for each label, with a text in each of its files",
                Visible(Directory.EnumerateFiles(root)).Any() ? "files, but no sub-folders" : "an empty folder",
                "put the files of each label into a sub-folder of that name, or name another folder");
        var chosen = found.Where(name => !request.WithLabels || IsChosen(name, request.Options)).ToList();
        return chosen.Count > 0
            ? [.. chosen.Select(name => (Path.Combine(root, name), (string?)name))]
            : throw new InvalidInputException(
                root, request.Options.Labels.Count > 0
                    ? $"sub-folders that data.labels names: {Wording.Names([.. request.Options.Labels.Keys])}"
                    : "a sub-folder for each label",
                Wording.Names(found), "set data.labels to their names, as {neg: negative, pos: positive}");
    }

    private static bool IsChosen(string name, DataOptions options) => options.Labels.Count == 0
        ? name != Unlabelled
        : options.Labels.ContainsKey(name) || options.Labels.Values.Contains(name);

    private static List<string> Files(string folder, ReadRequest request)
    {
        if (Visible(Directory.EnumerateDirectories(folder)).Order(StringComparer.Ordinal).ToList() is [_, ..] inner)
            throw new InvalidInputException(
                folder, "the text files of one label", $"the sub-folders {Wording.Names(inner)}",
                "name the folder whose sub-folders are the labels, or leave this one out by data.labels");
        var files = Visible(Directory.EnumerateFiles(folder)).OrderBy(LeadingNumber)
            .ThenBy(name => name, StringComparer.Ordinal).Select(name => Path.Combine(folder, name)).ToList();
        if (files.Count == 0)
            request.Report(new(
                folder, "a file for each text", "an empty folder",
                "add the texts, remove the folder, or leave it out by data.labels"));
        return files;
    }

    private static Example? ReadFile(string path, string? label, ReadRequest request)
    {
        string text;
        try
        {
            using var file = new StreamReader(new DataFile(path).Open());
            text = file.ReadToEnd();
        }
        catch (InvalidInputException error)
        {
            // The other files can still be read, so that all that cannot are told.
            foreach (var problem in error.Problems)
                request.Report(problem);
            return null;
        }
        return request.MakeExample(text, label, line: 1) is { } example ? example with { File = path } : null;
    }

    private static IEnumerable<string> Visible(IEnumerable<string> paths) =>
        paths.Select(path => Path.GetFileName(path)!).Where(name => !name.StartsWith('.'));

    // Names without a number, or with one beyond 64 bits, come last.
    private static ulong LeadingNumber(string name)
    {
        var end = name.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var digits = name.AsSpan(0, end < 0 ? name.Length : end);
        return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : ulong.MaxValue;
    }
}
