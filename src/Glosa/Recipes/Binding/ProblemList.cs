using Glosa.Errors;

namespace Glosa.Recipes.Binding;

/// <summary>Collects the mistakes of a recipe, so that all are told at once.</summary>
internal sealed class ProblemList
{
    private readonly List<(int Line, Problem Problem)> _problems = [];

    public int Count => _problems.Count;

    public void Add(Spot spot, string expected, string found, string whatToDo) =>
        Add(spot.Place.Line, new Problem(spot.Place.Where(spot.Path), expected, found, whatToDo));

    /// <remarks>The line is for the order; null puts the problem at the end.</remarks>
    public void Add(int? line, Problem problem) => _problems.Add((line ?? int.MaxValue, problem));

    /// <summary>Takes over those problems that neither this list nor the other one has.</summary>
    public void AddNew(ProblemList more, ProblemList? except = null) => _problems.AddRange(
        more._problems.Except(_problems).Except(except?._problems ?? []));

    /// <exception cref="InvalidInputException">There is at least one problem; they come
    /// in the order of lines.</exception>
    public void ThrowIfAny()
    {
        if (Count > 0)
            throw ToException();
    }

    public InvalidInputException ToException() =>
        new([.. _problems.OrderBy(problem => problem.Line).Select(problem => problem.Problem)]);
}
