namespace Glosa.Torch.Tests;

public sealed class DTypeTests
{
    public static TheoryData<DType> All => [.. Enum.GetValues<DType>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Number_EveryType_IsLibtorchs(DType type)
    {
        using var tensor = Tensor.Zeros([3], type);
        tensor.DType.ShouldBe(type);
        tensor.ToString().ShouldBe($"{type}[3]");
        using var bytes = new MemoryStream();
        tensor.WriteTo(bytes);
        bytes.Length.ShouldBe(3 * type.ByteSize());
    }

    [Fact]
    public void Of_EveryDotNetType_RoundTrips()
    {
        RoundTrip<float>(DType.Float32, 1.5f, -2);
        RoundTrip<double>(DType.Float64, 1.5, -2);
        RoundTrip<Half>(DType.Float16, (Half)1.5, (Half)(-2));
        RoundTrip<long>(DType.Int64, long.MaxValue, long.MinValue);
        RoundTrip<int>(DType.Int32, int.MaxValue, int.MinValue);
        RoundTrip<short>(DType.Int16, short.MaxValue, short.MinValue);
        RoundTrip<sbyte>(DType.Int8, sbyte.MaxValue, sbyte.MinValue);
        RoundTrip<byte>(DType.UInt8, 0, 255);
        RoundTrip<bool>(DType.Bool, true, false);
    }

    [Fact]
    public void Of_TypeThatIsNone_Tells() =>
        Should.Throw<NotSupportedException>(() => DTypes.Of<char>())
            .Message.ShouldBe("Char is not an element type of tensors");

    [Fact]
    public void ByteSize_UnknownNumber_Tells() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ((DType)9).ByteSize());

    private static void RoundTrip<T>(DType type, params T[] values) where T : unmanaged
    {
        using var tensor = Tensor.From<T>(values);
        tensor.DType.ShouldBe(type);
        tensor.ToArray<T>().ShouldBe(values);
    }
}
