namespace Glosa.Errors;

/// <summary>What the user gave cannot be used; every problem that was found is told at once.</summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Makes the exception for one problem.</summary>
    public InvalidInputException(string where, string expected, string found, string whatToDo)
        : this([new Problem(where, expected, found, whatToDo)])
    {
    }

    /// <summary>Makes the exception for all problems found; at least one.</summary>
    public InvalidInputException(IReadOnlyList<Problem> problems)
        : base(string.Join("\n", problems)) => Problems = problems;

    /// <summary>The problems, in the order of their places.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
