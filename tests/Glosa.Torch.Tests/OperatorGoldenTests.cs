using System.Reflection;
using Glosa.Testing;

namespace Glosa.Torch.Tests;

/// <summary>Every operator of <see cref="Tensor"/> against PyTorch: tests/golden/operators/make_operators.py.</summary>
public sealed class OperatorGoldenTests
{
    private const double Tolerance = 1e-6;

    private static readonly Dictionary<string, Func<IReadOnlyDictionary<string, Tensor>, Tensor>> s_cases = new()
    {
        ["op_Addition"] = t => t["x"] + t["row"],
        ["op_Addition.number"] = t => t["x"] + 1.5,
        ["op_Subtraction"] = t => t["x"] - t["row"],
        ["op_Subtraction.number"] = t => t["x"] - 1.5,
        ["op_Multiply"] = t => t["x"] * t["row"],
        ["op_Multiply.number"] = t => t["x"] * 1.5,
        ["op_Division"] = t => t["x"] / t["positive"],
        ["op_Division.number"] = t => t["x"] / 1.5,
        ["op_UnaryNegation"] = t => -t["x"],
        ["Remainder"] = t => (-t["labels"]).Remainder(2),
        ["Power"] = t => t["positive"].Power(1.7),
        ["AddInPlace"] = t => Changed(t["x"], x => x.AddInPlace(t["y"], 0.5)),
        ["MultiplyInPlace"] = t => Changed(t["x"], x => x.MultiplyInPlace(0.5)),
        ["CopyFrom"] = t => Changed(t["x"], x => x.CopyFrom(t["row"])),
        ["Fill"] = t => Changed(t["x"], x => x.Fill(0.25)),
        ["EqualTo"] = t => t["labels"].EqualTo(Tensor.From<long>([3, 1, 1])),
        ["LessThan"] = t => t["x"].LessThan(t["y"]),
        ["AtLeast"] = t => t["x"].AtLeast(t["y"]),
        ["IsFinite"] = t => t["odd"].IsFinite(),
        ["Zeros"] = _ => Tensor.Zeros([2, 3]),
        ["Ones"] = _ => Tensor.Ones([2, 3], DType.Int64),
        ["Full"] = _ => Tensor.Full([2, 3], 0.75, DType.Float64),
        ["Arange"] = _ => Tensor.Arange(2, 7),
        ["ZerosLike"] = t => t["x"].ZerosLike(),
        ["Clone"] = t => t["x"].Clone(),
        ["Detach"] = t => t["x"].Detach(),
        ["Alias"] = t => t["x"].Alias(),
        ["To.device"] = t => t["x"].To(Device.Cpu),
        ["To.dtype"] = t => (t["x"] * 10).To(DType.Int32),
        ["Narrow"] = t => t["x"].Narrow(1, 1, 2),
        ["Select"] = t => t["x"].Select(1, -1),
        ["IndexSelect"] = t => t["x"].IndexSelect(0, t["indexes"]),
        ["MaskedFill"] = t => t["x"].MaskedFill(t["mask"], -7.5),
        ["Where"] = t => t["x"].Where(t["mask"], t["y"]),
        ["EmbeddingRows"] = t => t["x"].EmbeddingRows(t["ids"]),
        ["EmbeddingSums"] = t => t["x"].EmbeddingSums(t["ids"]),
        ["EmbeddingSums.padding"] = t => t["x"].EmbeddingSums(t["ids"], 2),
        ["Exp"] = t => t["x"].Exp(),
        ["Log"] = t => t["positive"].Log(),
        ["Sqrt"] = t => t["positive"].Sqrt(),
        ["Sigmoid"] = t => t["x"].Sigmoid(),
        ["Tanh"] = t => t["x"].Tanh(),
        ["Relu"] = t => t["x"].Relu(),
        ["Softmax"] = t => t["x"].Softmax(1),
        ["LogSoftmax"] = t => t["x"].LogSoftmax(0),
        ["MatrixProduct"] = t => t["cube"].MatrixProduct(t["square"]),
        ["Solve"] = t => (t["weight"].MatrixProduct(t["weight"].Transpose(0, 1)) + 1).Solve(t["bias"]),
        ["LinearMap"] = t => t["cube"].LinearMap(t["weight"], t["bias"]),
        ["LinearMap.plain"] = t => t["cube"].LinearMap(t["weight"], null),
        ["Convolve"] = t => t["cube"].Convolve(t["kernels"], t["bias"]),
        ["Convolve.plain"] = t => t["cube"].Convolve(t["kernels"], null),
        ["NormalizeLastDimension"] = t => t["cube"].NormalizeLastDimension(t["row"], t["row"] + 1, 1e-5),
        ["CrossEntropy"] = t => t["x"].CrossEntropy(t["labels"]),
        ["CrossEntropy.weights"] = t => t["x"].CrossEntropy(t["labels"], t["class_weights"], 0.1),
        ["BinaryCrossEntropy"] = t => t["x"].BinaryCrossEntropy(t["targets"]),
        ["BinaryCrossEntropy.weights"] = t => t["x"].BinaryCrossEntropy(t["targets"], t["class_weights"]),
        ["Sum"] = t => t["x"].Sum(),
        ["Sum.dimension"] = t => t["cube"].Sum(1),
        ["Sum.kept"] = t => t["cube"].Sum(-1, keep: true),
        ["Mean"] = t => t["x"].Mean(),
        ["Mean.dimension"] = t => t["cube"].Mean(1),
        ["Mean.kept"] = t => t["cube"].Mean(-1, keep: true),
        ["Max"] = t => t["x"].Max(),
        ["Max.dimension"] = t => t["cube"].Max(2),
        ["Max.kept"] = t => t["cube"].Max(1, keep: true),
        ["Argmax"] = t => t["cube"].Argmax(2),
        ["Argmax.kept"] = t => t["cube"].Argmax(1, keep: true),
        ["Norm"] = t => t["x"].Norm(),
        ["Any"] = t => t["mask"].Any(),
        ["Reshape"] = t => t["cube"].Reshape(4, -1),
        ["Transpose"] = t => t["cube"].Transpose(0, 2),
        ["Unsqueeze"] = t => t["x"].Unsqueeze(1),
        ["Contiguous"] = t => t["x"].Transpose(0, 1).Contiguous(),
        ["Concatenate"] = t => Tensor.Concatenate([t["x"], t["y"]], 1),
        ["Stack"] = t => Tensor.Stack([t["x"], t["y"]], 1),
        ["Split"] = t => t["x"].Split(3, 1)[1],
    };

    // Compared elsewhere: random numbers by their distribution, copies in and out by round trips.
    private static readonly string[] s_elsewhere =
        ["Rand", "Dropout", "FillUniform", "FillNormal", "From", "FromBytes"];
    private static readonly string[] s_noOperators = ["Backward", "ClearGradient", "WriteTo", "Dispose"];

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Operator_SameInputs_GivesPyTorchsResult(string name) => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        using var scope = new TensorScope();
        using var golden = SafeTensorsFile.Open(Golden.Path("operators", "operators.safetensors"));
        var inputs = golden.Tensors.Where(tensor => tensor.Name.StartsWith("input/", StringComparison.Ordinal))
            .ToDictionary(tensor => tensor.Name["input/".Length..], tensor => golden.Read(tensor.Name));
        var expected = golden.Read($"result/{name}");
        var actual = s_cases[name](inputs);
        actual.DType.ShouldBe(expected.DType);
        actual.ShouldBeCloseTo(expected, Tolerance);
    });

    [Fact]
    public void Cases_ResultsOfTheGoldenFile_AreAllCompared()
    {
        using var golden = SafeTensorsFile.Open(Golden.Path("operators", "operators.safetensors"));
        golden.Tensors.Select(tensor => tensor.Name).Where(name => name.StartsWith("result/", StringComparison.Ordinal))
            .ShouldBe(s_cases.Keys.Select(name => $"result/{name}"), ignoreOrder: true);
    }

    [Fact]
    public void Cases_OperatorsOfTensor_AreAllThere()
    {
        var compared = s_cases.Keys.CountBy(name => name.Split('.')[0]).ToDictionary();
        const BindingFlags everyPublic =
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        Type[] results = [typeof(Tensor), typeof(Tensor[]), typeof(void)];
        var properties = typeof(Tensor).GetProperties(everyPublic).SelectMany(property => property.GetAccessors());
        var missing = typeof(Tensor).GetMethods(everyPublic).Except(properties)
            .Where(method => results.Contains(method.ReturnType))
            .CountBy(method => method.Name)
            .Where(overloads => compared.GetValueOrDefault(overloads.Key) < overloads.Value)
            .Select(overloads => overloads.Key).Except(s_elsewhere).Except(s_noOperators);
        missing.ShouldBeEmpty();
    }

    private static Tensor Changed(Tensor tensor, Action<Tensor> change)
    {
        var copy = tensor.Clone();
        change(copy);
        return copy;
    }
}
