using Glosa.Data;
using Glosa.Errors;
using Glosa.Neural;

namespace Glosa.Training;

/// <summary>Keeps weights from being trained, for good or up to an epoch. It follows from the epoch and the options
/// alone, so a checkpoint holds nothing of it.</summary>
/// <remarks>A frozen weight gets no gradient: no time is spent on one, clipping does not count it, and the optimizer
/// leaves it and its state alone.</remarks>
internal sealed class WeightFreezing
{
    private readonly (Parameter Weight, int FirstEpoch)[] _weights;
    private readonly string[] _names;

    /// <summary>Finds the weights that the options name; nothing is frozen yet.</summary>
    /// <exception cref="InvalidInputException">A prefix names no weight or stands in both options, or nothing is left
    /// to train.</exception>
    public WeightFreezing(TrainingOptions options, ParameterStore store)
    {
        _names = [.. store.Parameters.Select(parameter => parameter.Name)];
        Check(options, _names);
        _weights = [.. store.Parameters
            .Select(parameter => (parameter, FirstEpochOf(parameter.Name, options)))
            .Where(weight => weight.Item2 > 1)];
        if (_weights.Length > 0 && _weights.Length == store.Parameters.Count)
            throw new InvalidInputException(
                options.Frozen.Count > 0 ? "training.frozen" : "training.freeze_until_epoch",
                "a weight that is trained from the first epoch on", "all of them frozen",
                "leave a prefix out");
    }

    /// <summary>Freezes what this epoch does not train, and lets the rest be trained.</summary>
    /// <param name="epoch">Number of the epoch, from 1.</param>
    public void StartEpoch(int epoch)
    {
        foreach (var (weight, firstEpoch) in _weights) weight.Trainable = epoch >= firstEpoch;
    }

    /// <summary>Whether all weights below the prefixes are frozen in an epoch.</summary>
    public bool Freezes(int epoch, params string[] prefixes)
    {
        var frozen = _weights.Where(weight => epoch < weight.FirstEpoch).Select(weight => weight.Weight.Name).ToHashSet();
        return _names.Where(name => prefixes.Any(prefix => IsPrefix(prefix, name))).All(frozen.Contains);
    }

    // Where several prefixes fit a weight, the one that keeps it frozen longest holds.
    private static int FirstEpochOf(string name, TrainingOptions options) =>
        options.Frozen.Any(prefix => IsPrefix(prefix, name)) ? int.MaxValue
            : options.FreezeUntilEpoch.Where(entry => IsPrefix(entry.Key, name))
                .Select(entry => entry.Value).DefaultIfEmpty(1).Max();

    private static bool IsPrefix(string prefix, string name) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '.');

    private static void Check(TrainingOptions options, string[] names)
    {
        var prefixes = options.Frozen.Select((prefix, index) => (Path: $"training.frozen.{index}", Prefix: prefix))
            .Concat(options.FreezeUntilEpoch.Keys
                .Select(prefix => (Path: $"training.freeze_until_epoch.{prefix}", Prefix: prefix)));
        var problems = prefixes
            .Where(entry => !names.Any(name => IsPrefix(entry.Prefix, name)))
            .Select(entry => new Problem(entry.Path,
                $"a weight's name, or its beginning up to a dot: {Wording.Names(names)}", Wording.Name(entry.Prefix),
                Wording.DidYouMean(entry.Prefix, PathsOf(names), "name a weight, or leave the prefix out")))
            .Concat(options.FreezeUntilEpoch.Keys.Where(options.Frozen.Contains)
                .Select(prefix => new Problem($"training.freeze_until_epoch.{prefix}",
                    "a prefix that training.frozen does not have", Wording.Name(prefix),
                    "leave it out of one of them: frozen never trains it")))
            .ToArray();
        if (problems.Length > 0) throw new InvalidInputException(problems);
    }

    // a.b.weight: a, a.b and a.b.weight.
    private static IEnumerable<string> PathsOf(string[] names) => names
        .SelectMany(name => name.Split('.').Select((_, index) => string.Join('.', name.Split('.').Take(index + 1))))
        .Distinct();
}
