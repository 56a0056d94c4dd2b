using Glosa.Data;
using Glosa.Errors;

namespace Glosa.Training;

/// <summary>Checks that settings name labels that are there, and fit each other.</summary>
internal static class LabelSettings
{
    /// <exception cref="InvalidInputException">They do not; all mistakes are told.</exception>
    public static void Check(TrainingOptions options, LabelSet labels)
    {
        var named = options.ClassWeights.Keys.Select(name => (Path: $"class_weights.{name}", Name: name));
        if (options.PositiveLabel is { } positive) named = named.Append(("positive_label", positive));
        var unknown = named.Where(setting => !labels.TryGetId(setting.Name, out _))
            .Select(setting => new Problem(
                $"training.{setting.Path}",
                $"a label of the training data: {string.Join(", ", labels.Names)}", setting.Name,
                Suggestion.Nearest(setting.Name, labels.Names) is { } near
                    ? $"did you mean {near}?" : "name a label, or leave it out"));
        // A recipe file was asked already, a recipe made in C# was not.
        var contradictions = options.Check().Select(found =>
            new Problem($"training.{found.Path}", found.Expected, found.Found, found.WhatToDo));
        Problem[] problems = [.. contradictions, .. unknown];
        if (problems.Length > 0) throw new InvalidInputException(problems);
    }
}
