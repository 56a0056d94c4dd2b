namespace Glosa.Torch.Tests;

public sealed class DeviceTests
{
    [Theory]
    [InlineData("cpu", "cpu", 0)]
    [InlineData("cpu:0", "cpu", 0)]
    [InlineData("cuda", "cuda", 0)]
    [InlineData("cuda:3", "cuda", 3)]
    public void Parse_KnownDevice_IsRead(string text, string kind, int index) =>
        Device.Parse(text).ShouldBe(new Device(kind, index));

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("CPU")]
    [InlineData("cpu:1")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:+1")]
    [InlineData("cuda: 1")]
    [InlineData("cuda:0:0")]
    [InlineData("cuda:99999999999")]
    public void Parse_AnythingElse_TellsWhatToWrite(string text) =>
        Should.Throw<FormatException>(() => Device.Parse(text)).Message
            .ShouldBe($"'{text}' is not a device: write cpu, cuda or cuda:0");

    [Theory]
    [InlineData("cpu", "cpu")]
    [InlineData("cuda", "cuda:0")]
    [InlineData("cuda:1", "cuda:1")]
    public void ToString_AnyDevice_IsWhatParseReads(string text, string expected)
    {
        Device.Parse(text).ToString().ShouldBe(expected);
        Device.Parse(expected).ShouldBe(Device.Parse(text));
    }

    [Fact]
    public void Device_OfANewTensor_IsTheProcessor()
    {
        using var tensor = Tensor.Zeros([1]);
        tensor.Device.ShouldBe(Device.Cpu);
    }
}
