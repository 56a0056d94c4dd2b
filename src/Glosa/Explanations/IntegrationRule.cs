namespace Glosa.Explanations;

/// <summary>Where on the way from the baseline to the text gradients are taken.</summary>
public enum IntegrationRule
{
    /// <summary>At the roots of a Legendre polynomial: exact for polynomials, and nearest with few steps.</summary>
    GaussLegendre,

    /// <summary>At the start of equal stretches.</summary>
    Left,

    /// <summary>At the end of equal stretches.</summary>
    Right,

    /// <summary>In the middle of equal stretches.</summary>
    Middle,

    /// <summary>At both ends of equal stretches.</summary>
    Trapezoid,
}
