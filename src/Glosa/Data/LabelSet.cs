using System.Globalization;
using Glosa.Errors;

namespace Glosa.Data;

/// <summary>The names of the labels, their ids, which are their places from 0, and how many of them a text can have;
/// immutable and safe to share.</summary>
public sealed class LabelSet
{
    private const int MaxUnknownTold = 20;
    private readonly Dictionary<string, int> _ids = [];

    /// <summary>Makes a set of labels in the order of their ids.</summary>
    /// <exception cref="ArgumentException">A name is empty or occurs twice.</exception>
    public LabelSet(IEnumerable<string> names)
    {
        Names = [.. names];
        foreach (var name in Names)
            if (name.Length == 0 || !_ids.TryAdd(name, _ids.Count))
                throw new ArgumentException(
                    $"Label names must be distinct and not empty; found {Wording.Name(name)}.", nameof(names));
    }

    /// <summary>The names, in the order of their ids.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether a text can have any number of the labels; false by default: it has exactly one.</summary>
    public bool IsMultiLabel { get; init; }

    /// <summary>The number of labels.</summary>
    public int Count => Names.Count;

    /// <summary>The name of an id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is not in [0, <see cref="Count"/>).</exception>
    public string this[int id] => Names[id];

    /// <summary>The id of a name.</summary>
    /// <exception cref="KeyNotFoundException">The name is none of the labels; <see cref="Check"/> tells that with
    /// its place.</exception>
    public int IdOf(string name) => _ids[name];

    /// <summary>The id of a name, if it is one of the labels.</summary>
    public bool TryGetId(string name, out int id) => _ids.TryGetValue(name, out id);

    /// <summary>The labels that occur in the training data: those of <see cref="DataOptions.Labels"/> in its order,
    /// then the others, by value if all of them are whole numbers and by their characters' codes if not.</summary>
    /// <exception cref="InvalidInputException">Fewer than two labels occur.</exception>
    public static LabelSet From(DataSet training, DataOptions options)
    {
        LabelSet labels = new(InOrder(training.Examples.SelectMany(example => example.Labels).ToHashSet(), options))
        {
            IsMultiLabel = options.IsMultiLabel,
        };
        return labels.Count >= 2 ? labels : throw new InvalidInputException(
            training.Path, "examples of at least two labels",
            $"{Wording.Count(labels.Count, "label")}{(labels.Count == 1 ? $": {Wording.Name(labels[0])}" : "")}",
            "check data.label_column, or add examples of other labels");
    }

    /// <summary>The names as <see cref="From"/> orders them.</summary>
    internal static IEnumerable<string> InOrder(IReadOnlyCollection<string> found, DataOptions options)
    {
        var listed = options.Labels.Values.Distinct().Where(found.Contains).ToList();
        var others = found.Except(listed).Order(StringComparer.Ordinal).ToList();
        if (others.All(name => TryParse(name, out _)))
            others = [.. others.OrderBy(name => TryParse(name, out var number) ? number : 0)];
        return [.. listed, .. others];
    }

    /// <summary>Makes sure that all labels of validation or test data are known, and that each text has as many as it
    /// can have.</summary>
    /// <exception cref="InvalidInputException">Some are not; each of the first 20 is told with the place
    /// where it first occurs.</exception>
    public void Check(DataSet data)
    {
        if (!IsMultiLabel && data.Examples.FirstOrDefault(example => example.LabelSeparator is not null) is { } several)
            throw new InvalidInputException(several.PlaceIn(data.Path), "exactly one label for each text",
                "texts that can have several", "leave out data.label_separator, or train with it");
        var unknown = data.Examples
            .SelectMany(example => example.Labels.Select(label => (Label: label, Example: example)))
            .Where(found => !_ids.ContainsKey(found.Label)).GroupBy(found => found.Label)
            .Select(group => new Problem(
                group.First().Example.PlaceIn(data.Path), $"one of the training labels {Wording.Names(Names)}",
                $"the label {Wording.Name(group.Key)} in {Wording.Count(group.Count(), "row")}",
                Wording.DidYouMean(
                    group.Key, Names, "map it with data.labels, remove its rows, or train with examples of it")))
            .ToList();
        if (unknown.Count > MaxUnknownTold)
            unknown = [.. unknown.Take(MaxUnknownTold), new(
                data.Path, $"the {Wording.Count(Count, "training label")} only",
                Wording.Count(unknown.Count - MaxUnknownTold, "more unknown label"),
                "check that data.label_column names the column of the labels")];
        if (unknown.Count > 0)
            throw new InvalidInputException(unknown);
    }

    private static bool TryParse(string name, out long number) =>
        long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
