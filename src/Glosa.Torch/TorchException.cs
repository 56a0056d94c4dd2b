namespace Glosa.Torch;

/// <summary>What kind of failure libtorch told.</summary>
public enum TorchErrorKind
{
    /// <summary>None of the others.</summary>
    Runtime = 1,

    /// <summary>An index outside its range.</summary>
    Index = 2,

    /// <summary>A value that the operator does not take.</summary>
    Value = 3,

    /// <summary>An argument of a wrong type, or too few or too many.</summary>
    Type = 4,

    /// <summary>Not implemented for this device or element type.</summary>
    NotImplemented = 5,

    /// <summary>Memory could not be had.</summary>
    OutOfMemory = 6,

    /// <summary>This libtorch has no operator of that name.</summary>
    UnknownOperator = 7,
}

/// <summary>An operator of libtorch failed.</summary>
public sealed class TorchException : Exception
{
    internal TorchException(string operatorName, TorchErrorKind kind, string message, IReadOnlyList<string> inputs)
        : base(Describe(operatorName, message, inputs))
    {
        Operator = operatorName;
        Kind = kind;
        Inputs = inputs;
    }

    /// <summary>The operator's name, for example <c>aten::mm</c>.</summary>
    public string Operator { get; }

    /// <summary>The kind of failure.</summary>
    public TorchErrorKind Kind { get; }

    /// <summary>The inputs in their order: shapes and types of tensors, other values as text.</summary>
    public IReadOnlyList<string> Inputs { get; }

    private static string Describe(string operatorName, string message, IReadOnlyList<string> inputs) =>
        inputs.Count == 0 ? $"{operatorName}: {message}" : $"{operatorName}({string.Join(", ", inputs)}): {message}";
}
