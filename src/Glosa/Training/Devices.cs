using Glosa.Errors;
using Glosa.Torch;

namespace Glosa.Training;

/// <summary>Turns a device's name into a device that is there.</summary>
internal static class Devices
{
    /// <summary>The device.</summary>
    /// <exception cref="InvalidInputException">This machine or this libtorch does not have it.</exception>
    public static Device Choose(string name)
    {
        var device = Device.Parse(name);
        return device.Kind == "cpu" || device.Index < Engine.CudaDeviceCount ? device : throw new InvalidInputException(
            "training.device",
            Engine.CudaDeviceCount == 0
                ? "cpu: no CUDA device can be used here" : $"cpu or cuda:0 to cuda:{Engine.CudaDeviceCount - 1}",
            name, "choose another device; `glosa doctor` tells what this machine has");
    }
}
