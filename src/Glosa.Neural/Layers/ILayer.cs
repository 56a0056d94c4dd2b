using Glosa.Torch;

namespace Glosa.Neural.Layers;

/// <summary>A map from one tensor to one tensor.</summary>
public interface ILayer
{
    /// <summary>Applies the layer.</summary>
    Tensor Forward(Tensor input);
}

/// <summary>Lets layers be applied from left to right.</summary>
public static class LayerApplication
{
    /// <summary>Applies a layer.</summary>
    public static Tensor Apply(this Tensor input, ILayer layer) => layer.Forward(input);

    /// <summary>Applies dropout, which depends on the mode.</summary>
    public static Tensor Apply(this Tensor input, Dropout dropout, bool training) => dropout.Forward(input, training);
}
