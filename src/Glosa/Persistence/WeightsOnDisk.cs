using Glosa.Errors;
using Glosa.Neural;
using Glosa.Torch;

namespace Glosa.Persistence;

/// <summary>Weights of a model as a file that other tools read too.</summary>
internal static class WeightsOnDisk
{
    /// <summary>The name of the file in a directory in the manner of Hugging Face.</summary>
    public const string FileName = "model.safetensors";

    /// <summary>Writes all weights under their names.</summary>
    public static void Save(ParameterStore parameters, string path) => SafeTensorsFile.Save(path,
        parameters.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Tensor)),
        new Dictionary<string, string> { ["format"] = "pt" });

    /// <summary>Reads all weights.</summary>
    /// <param name="parameters">What the model has.</param>
    /// <param name="path">The file.</param>
    /// <param name="expected">Whose weights it should hold, for the message.</param>
    /// <param name="change">Changes what was read before it is taken; null by default.</param>
    /// <exception cref="InvalidInputException">The file is broken, or holds the weights of another model.</exception>
    public static void Load(ParameterStore parameters, string path, string expected,
        Action<Dictionary<string, Tensor>>? change = null)
    {
        using var scope = new TensorScope();
        using var file = SafeTensorsFile.Open(path);
        try
        {
            var values = file.ReadAll().ToDictionary();
            change?.Invoke(values);
            parameters.Load(values);
        }
        catch (WeightMismatchException error)
        {
            throw new InvalidInputException(
                path, expected, error.Message, "use weights and recipe from the same training");
        }
    }
}
