using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Persistence;

/// <summary><c>trainer_state.json</c> of a checkpoint: where training stood,
/// and on what its exact results depend.</summary>
public sealed record CheckpointManifest
{
    /// <summary>Version of the format.</summary>
    public required int GlosaFormat { get; init; }

    /// <summary>Where training stood.</summary>
    public required TrainerState State { get; init; }

    /// <summary>Steps that the optimizer had taken.</summary>
    public required long OptimizerSteps { get; init; }

    /// <summary>What the numbers were computed with.</summary>
    public required ComputeEnvironment Environment { get; init; }

    /// <summary>Fingerprint of the training texts and labels, after the split.</summary>
    public required string TrainingData { get; init; }

    /// <summary>Fingerprint of the validation texts and labels.</summary>
    public required string ValidationData { get; init; }
}

/// <summary>What the last bits of a result depend on.</summary>
/// <param name="Threads">Threads of libtorch.</param>
/// <param name="Device">Where it was computed.</param>
/// <param name="Precision">Type of weights and activations.</param>
/// <param name="Libtorch">Version of libtorch.</param>
/// <param name="InstructionSet">The instruction set of libtorch's kernels.</param>
/// <param name="Blas">The BLAS, with the kernels that it chose.</param>
public sealed record ComputeEnvironment(int Threads, string Device, string Precision,
    string Libtorch, string InstructionSet, string Blas)
{
    /// <summary>That of this process.</summary>
    public static ComputeEnvironment Current(Device device)
    {
        var engine = Engine.Describe();
        return new(Engine.Threads, device.ToString(), "float32",
            engine["libtorch"], engine["cpu_capability"], engine["openblas"]);
    }

    /// <summary>What differs from another environment, as text; empty if nothing does.</summary>
    public string WhereUnlike(ComputeEnvironment other) => string.Join(", ", new[]
    {
        Threads == other.Threads ? null : FormattableString.Invariant($"{Threads} threads"),
        Device == other.Device ? null : $"device {Device}",
        Precision == other.Precision ? null : $"precision {Precision}",
        Libtorch == other.Libtorch ? null : $"libtorch {Libtorch}",
        InstructionSet == other.InstructionSet ? null : $"instruction set {InstructionSet}",
        Blas == other.Blas ? null : $"BLAS {Blas}",
    }.OfType<string>());
}
