using Glosa.Errors;

namespace Glosa.Data.Downloads;

/// <summary>A data set could not be fetched, and not by the user's mistake.</summary>
public sealed class DownloadException : Exception
{
    /// <summary>Makes the exception for one problem.</summary>
    public DownloadException(string where, string expected, string found, string whatToDo)
        : this([new Problem(where, expected, found, whatToDo)])
    {
    }

    /// <summary>Makes the exception for all problems found; at least one.</summary>
    public DownloadException(IReadOnlyList<Problem> problems)
        : base(string.Join("\n", problems)) => Problems = problems;

    /// <summary>The problems; where no server was reached, one for each file that is missing.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
