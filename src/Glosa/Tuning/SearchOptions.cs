using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Errors;
using Glosa.Recipes;

namespace Glosa.Tuning;

/// <summary>How a search goes about its trials; the key <c>search</c> of a recipe, beside its <c>space</c>.</summary>
public sealed record SearchOptions
{
    /// <summary>Which trials are trained how far.</summary>
    [Description("random trains every trial to its end; halving trains all a little, and the best of them further.")]
    public SearchMethod Method { get; init; } = SearchMethod.Halving;

    /// <summary>Trials that are drawn.</summary>
    [Description("Trials that are drawn, no two alike.")]
    [Range(2, 1000)]
    public int Trials { get; init; } = 20;

    /// <summary>With halving, epochs of every trial before the first comparison.</summary>
    [Description("With halving, epochs of every trial before the first comparison.")]
    [Range(1, 100_000)]
    public int FirstEpochs { get; init; } = 1;

    /// <summary>With halving, share of the trials that goes on after each comparison.</summary>
    [Description("With halving, share of the trials that goes on after each comparison, for as many times more epochs.")]
    [Range(0.1, 0.9)]
    public double Keep { get; init; } = 1.0 / 3;

    /// <summary>Trials that are trained side by side; with more than one, each takes a single thread.</summary>
    [Description("Trials that are trained side by side; with more than one, each takes a single thread.")]
    [Range(1, 1000)]
    public int Workers { get; init; } = 1;

    /// <summary>The epochs after which trials are compared; the last trains to the end.</summary>
    /// <param name="epochs">Epochs of the recipe.</param>
    /// <remarks>Paper: Jamieson and Talwalkar 2016, "Non-stochastic Best Arm Identification and Hyperparameter
    /// Optimization", arXiv:1502.07943.</remarks>
    internal IReadOnlyList<int> Rungs(int epochs)
    {
        var rungs = new List<int>();
        if (Method is SearchMethod.Halving)
            for (double next = FirstEpochs; Math.Round(next) < epochs; next /= Keep) rungs.Add((int)Math.Round(next));
        return rungs;
    }

    /// <summary>What all trials share, with the threads that workers leave to each.</summary>
    /// <exception cref="InvalidInputException">The recipe asks for more.</exception>
    internal Recipe WithThreads(Recipe recipe) => Workers == 1 ? recipe
        : recipe.Training.Threads is null or 1 ? recipe with { Training = recipe.Training with { Threads = 1 } }
        : throw new InvalidInputException("training.threads", "1, or unset: with several workers each trial has one thread",
            FormattableString.Invariant($"{recipe.Training.Threads}"), "leave it out, or take one worker");

    /// <summary>How many of so many trials go on.</summary>
    internal int Kept(int trials) => Math.Max(1, (int)Math.Ceiling((trials * Keep) - 1e-9));
}

/// <summary>Which trials of a search are trained how far.</summary>
public enum SearchMethod
{
    /// <summary>Successive halving: all a little, the best of them further.</summary>
    Halving,

    /// <summary>Every one to its end.</summary>
    Random,
}
