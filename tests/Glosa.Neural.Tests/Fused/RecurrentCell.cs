using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Tests.Fused;

/// <summary>A kind of recurrent layer: its number of gates, its fused operator and the one made of ATen's.</summary>
public sealed class RecurrentCell(string name, int gates)
{
    public static readonly RecurrentCell Lstm = new("lstm", 4);
    public static readonly RecurrentCell Gru = new("gru", 3);

    public int Gates => gates;

    public Operator Fused { get; } = new($"glosa::{name}_layer");

    public Operator Composed { get; } = new($"glosa::{name}_layer_composed");
}
