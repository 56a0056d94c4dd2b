using Glosa.Data;
using Glosa.Errors;
using Glosa.Recipes;

namespace Glosa.Training.Series;

/// <summary>Which runs a series has: one for each fold, or one for each seed.</summary>
public sealed record SeriesPlan
{
    private const int Fewest = FoldIds.Fewest, Most = FoldIds.Most;

    /// <summary>Number of folds, from 2 to 100; null for that of <see cref="FoldFile"/>, or where there are seeds.</summary>
    public int? Folds { get; init; }

    /// <summary>A file of folds to use; null to choose them by the recipe's seed.</summary>
    public string? FoldFile { get; init; }

    /// <summary>Number of seeds, from 2 to 100: the recipe's and those that follow it.</summary>
    public int? Seeds { get; init; }

    /// <summary>Makes sure that the series is possible with the recipe.</summary>
    /// <exception cref="InvalidInputException">It is not; all mistakes are told.</exception>
    internal void Check(Recipe recipe)
    {
        var (folded, problems) = (Folds is not null || FoldFile is not null, new List<Problem>());
        if (folded == Seeds is not null)
            problems.Add(new Problem("--folds, --seeds", "one of the two", folded ? "both" : "neither",
                "for several seeds on the same folds, run each seed by itself: --fold-ids FILE --seed N"));
        foreach (var (name, count) in new[] { ("folds", Folds), ("seeds", Seeds) })
            if (count is < Fewest or > Most)
                problems.Add(new Problem($"--{name}", $"a whole number from {Fewest} to {Most}", $"{count}",
                    $"choose how many {name}"));
        if (folded && recipe.Data.Test is { } test)
            problems.Add(new Problem("--test", "no test file: each fold is the test of the others", test,
                "leave out --test and data.test, or leave out --folds"));
        if (folded && recipe.Data.TestShare is { } share)
            problems.Add(new Problem("data.test_share", "no value: each fold is the test of the others",
                FormattableString.Invariant($"{share}"), "set it to null, or leave out --folds"));
        if (Seeds is { } seeds && recipe.Training.Seed > int.MaxValue - seeds + 1)
            problems.Add(new Problem("--seed", $"at most {int.MaxValue - seeds + 1}, so that {seeds - 1} can follow",
                $"{recipe.Training.Seed}", "choose a smaller seed"));
        if (problems.Count > 0) throw new InvalidInputException(problems);
    }
}
