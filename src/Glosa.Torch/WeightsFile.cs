using Glosa.Errors;

namespace Glosa.Torch;

/// <summary>Opens files of weights by the ends of their names.</summary>
public static class WeightsFile
{
    /// <summary>Opens <c>*.safetensors</c>, <c>*.index.json</c> or, by any other name, a file of PyTorch.</summary>
    /// <exception cref="InvalidInputException">There is no such file, or it is not whole or not of that
    /// form.</exception>
    public static IWeightsFile Open(string path) =>
        path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) ? SafeTensorsFile.Open(path)
        : path.EndsWith(".index.json", StringComparison.OrdinalIgnoreCase) ? ShardedWeightsFile.Open(path)
        : PyTorchFile.Open(path);
}
