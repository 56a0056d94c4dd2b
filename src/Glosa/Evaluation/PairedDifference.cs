namespace Glosa.Evaluation;

/// <summary>How much better one classifier is than another on the same texts or with the same seeds.</summary>
/// <param name="Difference">The one's score less the other's.</param>
/// <param name="Interval">Where the difference lies; null where there is too little to tell.</param>
/// <param name="Verdict">What that says of the one; null where there is no interval.</param>
public sealed record PairedDifference(double Difference, Interval? Interval, Verdict? Verdict)
{
    /// <summary>The difference, with the verdict that its interval gives.</summary>
    internal static PairedDifference Of(double difference, Interval? interval) => new(difference, interval,
        interval switch
        {
            null => null,
            { Low: > 0 } => Evaluation.Verdict.Better,
            { High: < 0 } => Evaluation.Verdict.Worse,
            _ => Evaluation.Verdict.NoDifference,
        });
}
