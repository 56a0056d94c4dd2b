using System.Globalization;
using System.Text;
using Glosa.Data;
using Glosa.Embeddings;

namespace Glosa.Tests.Embeddings;

public class DecimalNumberTests
{
    [Theory]
    [InlineData("0", 0f)]
    [InlineData("-0.038194", -0.038194f)]
    [InlineData("+1.5", 1.5f)]
    [InlineData("7", 7f)]
    [InlineData(".5", 0.5f)]
    [InlineData("5.", 5f)]
    [InlineData("1e-3", 1e-3f)]
    [InlineData("-2.5E+2", -250f)]
    [InlineData("1.1754943508222875e-38", 1.1754943508222875e-38f)]
    [InlineData("0.12345678901234567890123456789", 0.12345679f)]
    [InlineData("123456789012345678901234567890", 1.2345679e29f)]
    [InlineData("3.4028235e38", float.MaxValue)]
    public void TryParse_ANumber_GivesItsFloat(string text, float expected)
    {
        DecimalNumber.TryParse(Encoding.UTF8.GetBytes(text), out var number).ShouldBeTrue();
        number.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("the")]
    [InlineData("0.1x")]
    [InlineData("1e")]
    [InlineData("1e5x")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("--1")]
    [InlineData("nan")]
    [InlineData("NaN")]
    [InlineData("inf")]
    [InlineData("Infinity")]
    [InlineData("1e39")]
    public void TryParse_NoFiniteNumber_IsFalse(string text) =>
        DecimalNumber.TryParse(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();

    [Theory]
    [InlineData("F6")]
    [InlineData("G9")]
    [InlineData("E16")]
    [InlineData("R")]
    public void TryParse_RandomNumbers_EqualTheLongWay(string format)
    {
        var random = new RandomStream(5);
        for (var count = 0; count < 20_000; count++)
        {
            var text = ((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(40) - 30))
                .ToString(format, CultureInfo.InvariantCulture);
            DecimalNumber.TryParse(Encoding.UTF8.GetBytes(text), out var number).ShouldBeTrue(text);
            number.ShouldBe((float)double.Parse(text, CultureInfo.InvariantCulture), text);
        }
    }
}
