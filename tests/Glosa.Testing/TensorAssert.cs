using System.Globalization;
using Glosa.Torch;

namespace Glosa.Testing;

/// <summary>Compares tensors with values that are known.</summary>
public static class TensorAssert
{
    /// <summary>Same shape, and each |actual − expected| ≤ tolerance · max(1, |expected|); NaN equals NaN.</summary>
    public static void ShouldBeCloseTo(this Tensor actual, Tensor expected, double tolerance = 1e-6)
    {
        actual.Shape.ShouldBe(expected.Shape);
        Compare(actual, Values(expected), tolerance);
    }

    /// <summary>The same values row by row; the shape is not compared.</summary>
    public static void ShouldBeCloseTo(this Tensor actual, float[] expected, double tolerance = 1e-6)
    {
        actual.ElementCount.ShouldBe(expected.Length);
        Compare(actual, Array.ConvertAll(expected, value => (double)value), tolerance);
    }

    private static void Compare(Tensor actual, double[] expected, double tolerance)
    {
        var values = Values(actual);
        for (var i = 0; i < expected.Length; i++)
            if (!IsClose(values[i], expected[i], tolerance))
                throw new ShouldAssertException(string.Create(CultureInfo.InvariantCulture,
                    $"element {i} of {actual} should be {expected[i]} within {tolerance}, but is {values[i]}"));
    }

    private static bool IsClose(double actual, double expected, double tolerance) =>
        actual.Equals(expected) || Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected));

    private static double[] Values(Tensor tensor)
    {
        using var scope = new TensorScope();
        return tensor.To(DType.Float64).ToArray<double>();
    }
}
