using Glosa.Torch;

namespace Glosa.Neural;

/// <summary>One weight of a model: its name, its tensor and whether training changes it.</summary>
public sealed class Parameter
{
    internal Parameter(string name, Tensor tensor)
    {
        Name = name;
        Tensor = tensor;
        Tensor.RequiresGrad = true;
    }

    /// <summary>Path of the layer and name of the weight, for example <c>encoder.weight_ih_l0</c>.</summary>
    public string Name { get; }

    /// <summary>The values; owned by the store, changed in place.</summary>
    public Tensor Tensor { get; }

    /// <summary>Whether gradients are computed and optimizers change it; true by default.
    /// False drops a gradient.</summary>
    public bool Trainable
    {
        get => Tensor.RequiresGrad;
        set
        {
            Tensor.RequiresGrad = value;
            if (!value) Tensor.ClearGradient();     // or clipping would still count it
        }
    }
}
