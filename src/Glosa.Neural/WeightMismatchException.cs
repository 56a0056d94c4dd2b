namespace Glosa.Neural;

/// <summary>Weights do not fit the model that was to take them.</summary>
public sealed class WeightMismatchException : Exception
{
    internal WeightMismatchException(string[] missing, string[] unexpected, string[] reshaped)
        : base(string.Join("; ", new[] { Tell("missing", missing), Tell("unexpected", unexpected), Tell("of another shape", reshaped) }
            .Where(text => text.Length > 0)))
    {
        Missing = missing;
        Unexpected = unexpected;
        Reshaped = reshaped;
    }

    /// <summary>Names that the model has and the values lack.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Names that the values have and the model lacks.</summary>
    public IReadOnlyList<string> Unexpected { get; }

    /// <summary>Names whose shapes differ, each with both shapes.</summary>
    public IReadOnlyList<string> Reshaped { get; }

    private static string Tell(string what, string[] names) => names.Length == 0 ? "" : $"{what}: {string.Join(", ", names)}";
}
