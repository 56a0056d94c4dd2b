namespace Glosa.Torch.SafeTensors;

/// <summary>The format's names of element types.</summary>
internal static class SafeTensorTypes
{
    private static readonly (string Name, DType Type)[] s_all =
    [
        ("F64", DType.Float64), ("F32", DType.Float32), ("F16", DType.Float16), ("BF16", DType.BFloat16),
        ("I64", DType.Int64), ("I32", DType.Int32), ("I16", DType.Int16), ("I8", DType.Int8),
        ("U8", DType.UInt8), ("BOOL", DType.Bool),
    ];

    public static string Known => string.Join(", ", s_all.Select(pair => pair.Name));

    public static DType? Parse(string name)
    {
        foreach (var pair in s_all)
            if (pair.Name == name) return pair.Type;
        return null;
    }

    public static string NameOf(DType type)
    {
        foreach (var pair in s_all)
            if (pair.Type == type) return pair.Name;
        throw new NotSupportedException($"safetensors files cannot hold {type}");
    }
}
