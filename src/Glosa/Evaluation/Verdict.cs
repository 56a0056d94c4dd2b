namespace Glosa.Evaluation;

/// <summary>What a difference and its interval say.</summary>
public enum Verdict
{
    /// <summary>The whole interval is above 0.</summary>
    Better,

    /// <summary>The whole interval is below 0.</summary>
    Worse,

    /// <summary>The interval holds 0: no difference within noise.</summary>
    NoDifference,
}
