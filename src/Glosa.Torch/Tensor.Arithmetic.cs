using Glosa.Torch.Dispatch;

namespace Glosa.Torch;

/// <content>Arithmetic and comparison; shapes are broadcast as in PyTorch.</content>
public sealed partial class Tensor
{
    /// <summary>Sum. <c>aten::add.Tensor</c></summary>
    public static Tensor operator +(Tensor left, Tensor right) => Aten.Add.Call(left, right);

    /// <summary>Sum with a number. <c>aten::add.Scalar</c></summary>
    public static Tensor operator +(Tensor left, double right) => Aten.AddScalar.Call(left, right);

    /// <summary>Difference. <c>aten::sub.Tensor</c></summary>
    public static Tensor operator -(Tensor left, Tensor right) => Aten.Sub.Call(left, right);

    /// <summary>Difference with a number. <c>aten::sub.Scalar</c></summary>
    public static Tensor operator -(Tensor left, double right) => Aten.SubScalar.Call(left, right);

    /// <summary>Product of each two elements. <c>aten::mul.Tensor</c></summary>
    public static Tensor operator *(Tensor left, Tensor right) => Aten.Mul.Call(left, right);

    /// <summary>Product with a number. <c>aten::mul.Scalar</c></summary>
    public static Tensor operator *(Tensor left, double right) => Aten.MulScalar.Call(left, right);

    /// <summary>Quotient. <c>aten::div.Tensor</c></summary>
    public static Tensor operator /(Tensor left, Tensor right) => Aten.Div.Call(left, right);

    /// <summary>Quotient with a number. <c>aten::div.Scalar</c></summary>
    public static Tensor operator /(Tensor left, double right) => Aten.DivScalar.Call(left, right);

    /// <summary>Negative. <c>aten::neg</c></summary>
    public static Tensor operator -(Tensor tensor) => Aten.Neg.Call(tensor);

    /// <summary>What is left after division by a whole number, with its sign. <c>aten::remainder.Scalar</c></summary>
    public Tensor Remainder(long divisor) => Aten.RemainderScalar.Call(this, divisor);

    /// <summary>Power. <c>aten::pow.Tensor_Scalar</c></summary>
    public Tensor Power(double exponent) => Aten.Pow.Call(this, exponent);

    /// <summary>Adds <paramref name="factor"/> times another tensor in place. <c>aten::add_.Tensor</c></summary>
    public void AddInPlace(Tensor other, double factor = 1) => Aten.AddInPlace.CallInPlace(this, other, factor);

    /// <summary>Multiplies in place. <c>aten::mul_.Scalar</c></summary>
    public void MultiplyInPlace(double factor) => Aten.MulInPlaceScalar.CallInPlace(this, factor);

    /// <summary>Copies another tensor's values into this one. <c>aten::copy_</c></summary>
    public void CopyFrom(Tensor source) => Aten.CopyInPlace.CallInPlace(this, source);

    /// <summary>Sets every element. <c>aten::fill_.Scalar</c></summary>
    public void Fill(double value) => Aten.FillInPlace.CallInPlace(this, value);

    /// <summary>Whether each two elements are equal. <c>aten::eq.Tensor</c></summary>
    public Tensor EqualTo(Tensor other) => Aten.Equal.Call(this, other);

    /// <summary>Whether each element is less than the other's. <c>aten::lt.Tensor</c></summary>
    public Tensor LessThan(Tensor other) => Aten.Less.Call(this, other);

    /// <summary>Whether each element is at least the other's. <c>aten::ge.Tensor</c></summary>
    public Tensor AtLeast(Tensor other) => Aten.GreaterOrEqual.Call(this, other);

    /// <summary>Whether each element is neither infinite nor NaN. <c>aten::isfinite</c></summary>
    public Tensor IsFinite() => Aten.IsFinite.Call(this);
}
