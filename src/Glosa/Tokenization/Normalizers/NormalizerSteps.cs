using Glosa.Errors;

namespace Glosa.Tokenization.Normalizers;

/// <summary>Reads <c>tokenizer.normalizer</c>: names of steps, and of presets, which stand for several.</summary>
internal static class NormalizerSteps
{
    /// <summary>The steps as one normalizer; null where none are named.</summary>
    /// <exception cref="InvalidInputException">A step is not known, or its file cannot be read.</exception>
    public static INormalizer? Of(IReadOnlyList<string> names)
    {
        if (names.Count == 0) return null;
        Problem[] problems = [.. Check(names).Select(problem => new Problem(
            $"tokenizer.{problem.Path}", problem.Expected, problem.Found, problem.WhatToDo))];
        if (problems.Length > 0) throw new InvalidInputException(problems);
        return new SequenceNormalizer(names.SelectMany(Expand).Select(step =>
        {
            var (name, argument) = Cut(step);
            return BuiltIns.NormalizerSteps[name].Make(argument ?? "");
        }));
    }

    /// <summary>What is wrong with the names; files are not looked at.</summary>
    public static IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check(
        IReadOnlyList<string> names)
    {
        foreach (var (index, written) in names.Index())
        {
            var (path, (name, argument)) = ($"normalizer.{index}", Cut(written));
            if (BuiltIns.NormalizerPresets.ContainsKey(written)) continue;
            if (!BuiltIns.NormalizerSteps.TryGetValue(name, out var step))
            {
                string[] known = [.. BuiltIns.NormalizerPresets.Keys, .. BuiltIns.NormalizerSteps.Keys];
                yield return (path, $"a preset or a step: {string.Join(", ", known)}", written,
                    Suggestion.Nearest(name, known) is { } near ? $"Did you mean {near}?" : "Name a known step.");
            }
            else if (step.Argument is null && argument is not null)
                yield return (path, name, written, "Remove what stands behind the name.");
            else if (step.Argument is not null && string.IsNullOrWhiteSpace(argument))
                yield return (path, $"{name}={step.Argument}", written, "Say what the step takes.");
            else if (step.Refuse?.Invoke(argument!) is { } expected)
                yield return (path, expected, written, "Change what stands behind the name.");
        }
    }

    /// <summary>The names with another path for each file among them.</summary>
    public static IReadOnlyList<string> WithFiles(IReadOnlyList<string> names, Func<string, string> change) =>
        [.. names.Select(written => Cut(written) is (var name, { } argument)
            && BuiltIns.NormalizerSteps.TryGetValue(name, out var step) && step.NamesFile(argument)
                ? $"{name}={change(argument)}" : written)];

    private static IReadOnlyList<string> Expand(string name) => BuiltIns.NormalizerPresets.GetValueOrDefault(name, [name]);

    private static (string Name, string? Argument) Cut(string step) =>
        step.Split('=', 2) is [var name, var argument] ? (name, argument) : (step, null);
}
