using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json;
using Glosa.Cli.Output;
using Glosa.Torch;

namespace Glosa.Cli.Commands;

/// <summary><c>glosa doctor</c>: what this machine has, and what is missing.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var json = SharedOptions.Json();
        var command = new Command("doctor", "Tell what this machine has, and what is missing.") { json };
        command.SetAction(parsed =>
        {
            var findings = Examine();
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(
                new OrderedDictionary<string, string>(
                    findings.Select(finding => KeyValuePair.Create(finding.Name, finding.Value))),
                DoctorJson.Default.OrderedDictionaryStringString));
            else foreach (var finding in findings) Console.Out.WriteLine($"{finding.Name,-16} {finding.Value}"
                + (finding.Advice is null ? "" : $"\n{"",-16} to do: {finding.Advice}"));
            return findings.Any(finding => finding.Advice is not null) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static List<Finding> Examine()
    {
        var findings = new List<Finding>
        {
            new("glosa", typeof(TextClassifier).Assembly.GetName().Version!.ToString(3)),
            new("dotnet", RuntimeInformation.FrameworkDescription),
            new("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}"),
            new("processors", Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
        try
        {
            var engine = Engine.Describe();
            findings.Add(new("libtorch", engine["libtorch"]));
            findings.Add(new("instruction_set", engine["cpu_capability"]));
            findings.Add(engine["openblas"].Length > 0
                ? new("blas", engine["openblas"])
                : new("blas", "not OpenBLAS",
                    "apt install libopenblas0-pthread: the reference BLAS is many times slower"));
            findings.Add(new("onednn", engine["onednn"]));
            findings.Add(new("bf16", engine["bf16"]));
            findings.Add(new("threads",
                Engine.ThreadsInUse.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            findings.Add(new("cuda_devices",
                Engine.CudaDeviceCount.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
        catch (Exception error) when (error is DllNotFoundException or TypeInitializationException)
        {
            findings.Add(new("libtorch", "cannot be loaded", error.GetBaseException().Message));
        }
        return findings;
    }

    private sealed record Finding(string Name, string Value, string? Advice = null);
}
