namespace Glosa.Neural.Optimizers;

/// <summary>How far a step moves a weight, besides its gradient.</summary>
/// <param name="RateFactor">Factor of the learning rate.</param>
/// <param name="WeightDecay">Its weight decay.</param>
internal readonly record struct WeightGroup(double RateFactor, double WeightDecay)
{
    private static readonly string[] s_layers = ["layer", "layers"];
    private static readonly string[] s_bottom = ["embedding", "embeddings", "positions"];

    /// <summary>The group of each weight, by name.</summary>
    public static Dictionary<string, WeightGroup> Of(IEnumerable<string> names, OptimizerOptions options)
    {
        var parts = names.ToDictionary(name => name, name => name.Split('.'));
        var layers = parts.Values.Select(LayerOf).Max() + 1 ?? 0;
        return parts.ToDictionary(weight => weight.Key, weight => new WeightGroup(
            Math.Pow(options.LayerDecay, layers - 1 - (LayerOf(weight.Value) ?? (IsAtBottom(weight.Value) ? -1 : layers - 1))),
            weight.Value.Any(options.NoDecay.Contains) ? 0 : options.WeightDecay));
    }

    // encoder.layer.3.output: 3.
    private static int? LayerOf(string[] parts)
    {
        var at = Array.FindIndex(parts, s_layers.Contains);
        return at >= 0 && at + 1 < parts.Length && int.TryParse(parts[at + 1], out var number) ? number : null;
    }

    private static bool IsAtBottom(string[] parts) => parts.Any(s_bottom.Contains);
}
