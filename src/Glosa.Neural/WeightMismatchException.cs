using Glosa.Torch;

namespace Glosa.Neural;

/// <summary>Weights, or an optimizer's state, do not fit the model that was to take them.</summary>
public sealed class WeightMismatchException : Exception
{
    private WeightMismatchException(string[] missing, string[] unexpected, string[] reshaped)
        : base(string.Join("; ",
            new[] { Tell("missing", missing), Tell("unexpected", unexpected), Tell("of another shape", reshaped) }
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

    internal static void ThrowUnlessFitting(
        IReadOnlyDictionary<string, Tensor> expected, IReadOnlyDictionary<string, Tensor> given)
    {
        var missing = expected.Keys.Where(name => !given.ContainsKey(name)).ToArray();
        var unexpected = given.Keys.Where(name => !expected.ContainsKey(name)).ToArray();
        var reshaped = expected
            .Where(pair => given.TryGetValue(pair.Key, out var value) && !value.Shape.SequenceEqual(pair.Value.Shape))
            .Select(pair => $"{pair.Key}: {given[pair.Key]} instead of {pair.Value}").ToArray();
        if (missing.Length + unexpected.Length + reshaped.Length > 0)
            throw new WeightMismatchException(missing, unexpected, reshaped);
    }

    private static string Tell(string what, string[] names) =>
        names.Length == 0 ? "" : $"{what}: {string.Join(", ", names)}";
}
