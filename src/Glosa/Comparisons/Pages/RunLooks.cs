using Glosa.Pages.Charts;

namespace Glosa.Comparisons.Pages;

/// <summary>How each run is drawn in all charts: the best by their validation scores can be told apart, the others are
/// grey.</summary>
internal sealed class RunLooks
{
    private readonly Dictionary<string, SeriesLook> _looks;

    private RunLooks(Dictionary<string, SeriesLook> looks) => _looks = looks;

    /// <summary>The look of a run.</summary>
    public SeriesLook this[ComparedRun run] => _looks[run.Name];

    /// <summary>Whether some are grey.</summary>
    public bool AreSomeMuted => _looks.Values.Any(look => look.Number is null);

    /// <summary>Chooses them.</summary>
    public static RunLooks Of(IReadOnlyList<ComparedRun> runs)
    {
        var best = runs.OrderByDescending(run => run.Validation?.Accuracy ?? -1).Take(SeriesLook.Most).ToHashSet();
        ComparedRun[] seen = [.. runs.Where(best.Contains)];
        return new(runs.ToDictionary(run => run.Name,
            run => Array.IndexOf(seen, run) is >= 0 and var place ? new SeriesLook(place) : SeriesLook.Muted));
    }

    /// <summary>The runs in the order in which they are drawn: those that can be told apart on top.</summary>
    public IEnumerable<ComparedRun> InOrder(IEnumerable<ComparedRun> runs) =>
        runs.OrderBy(run => this[run].Number is not null);
}
