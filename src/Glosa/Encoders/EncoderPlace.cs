using Glosa.Encoders.Hub;
using Glosa.Errors;

namespace Glosa.Encoders;

/// <summary>Where the encoder of a recipe is on this machine.</summary>
internal static class EncoderPlace
{
    /// <summary>The directory that the options name, or that of a model of the hub which was fetched before: nothing is
    /// downloaded.</summary>
    /// <exception cref="InvalidInputException">There is neither.</exception>
    public static string Find(EncoderOptions options)
    {
        var isDirectory = Directory.Exists(options.From);
        if (isDirectory && options.Revision is { } revision)
            throw new InvalidInputException("encoder.revision", "no value, as encoder.from is a directory", revision,
                "leave it out");
        if (isDirectory || HubName.Parse(options.From) is not { } name) return options.From;
        var cached = HubSettings.FromEnvironment().DirectoryOf(name, options.Revision);
        return Directory.Exists(cached) ? cached : throw new InvalidInputException($"encoder.from {options.From}",
            "a directory, or a model of the hub that was fetched", $"neither here nor at {cached}",
            "correct the path, or fetch the model: glosa train does so where it begins");
    }
}
