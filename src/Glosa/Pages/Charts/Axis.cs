using System.Globalization;

namespace Glosa.Pages.Charts;

/// <summary>A place on an axis that is written beside it.</summary>
/// <param name="Value">The number that stands there.</param>
/// <param name="Text">What is written.</param>
internal sealed record AxisTick(double Value, string Text);

/// <summary>An axis: where numbers stand on it, and which are written beside it.</summary>
internal sealed class Axis
{
    private const int MostSteps = 5;

    private readonly double _low;
    private readonly double _high;
    private readonly bool _log;

    private Axis(string label, double low, double high, bool log, IReadOnlyList<AxisTick> ticks) =>
        (Label, _low, _high, _log, Ticks) = (label, low, high, log, ticks);

    /// <summary>What the numbers are.</summary>
    public string Label { get; }

    /// <summary>The numbers written beside it.</summary>
    public IReadOnlyList<AxisTick> Ticks { get; }

    /// <summary>Equal distances for equal differences, over all that is finite.</summary>
    /// <param name="label">What the numbers are.</param>
    /// <param name="values">Numbers that it must hold.</param>
    /// <param name="whole">Whether they are whole, so that no tick stands between two.</param>
    public static Axis Linear(string label, IEnumerable<double> values, bool whole = false)
    {
        var (low, high) = Range(values, 0, 1);
        if (low == high) (low, high) = (low - Math.Max(Math.Abs(low) / 10, 1e-9), high + Math.Max(Math.Abs(high) / 10, 1e-9));
        var step = Step((high - low) / MostSteps, whole);
        (low, high) = whole ? (Math.Floor(low), Math.Ceiling(high))
            : (Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step);
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        var first = Math.Ceiling(low / step - 1e-9);
        return new(label, low, high, log: false, [.. Enumerable.Range(0, (int)Math.Floor(high / step - first + 1e-9) + 1)
            .Select(number => (first + number) * step).Select(value => Math.Abs(value) < step / 2 ? 0 : value).Select(value => new AxisTick(value, Write(value, decimals)))]);
    }

    /// <summary>Equal distances for equal factors.</summary>
    /// <param name="label">What the numbers are.</param>
    /// <param name="values">Numbers that it must hold, all above 0.</param>
    public static Axis Logarithmic(string label, IEnumerable<double> values)
    {
        var (low, high) = Range(values, 1, 10);
        if (low == high) (low, high) = (low / 2, high * 2);
        double[] factors = Math.Log10(high / low) > 2 ? [1] : [1, 2, 5];
        var from = (int)Math.Floor(Math.Log10(low));
        var ticks = Enumerable.Range(from, (int)Math.Ceiling(Math.Log10(high)) - from + 1)
            .SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power)))
            .Where(value => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)).ToArray();
        return new(label, low, high, log: true,
            [.. (ticks.Length > 1 ? ticks : [low, high]).Select(value => new AxisTick(value, Shortest(value)))]);
    }

    /// <summary>From 0 to 1.</summary>
    public static Axis Shares(string label) => Linear(label, [0, 1]);

    /// <summary>Names in a row; the first stands at 0, the next at 1, and so on.</summary>
    public static Axis Names(string label, IReadOnlyList<string> names) => new(label, -0.5, names.Count - 0.5, log: false,
        [.. names.Select((name, index) => new AxisTick(index, name))]);

    /// <summary>Where a number stands: 0 at the axis' beginning, 1 at its end.</summary>
    public double Place(double value) => _log
        ? Math.Log(value / _low) / Math.Log(_high / _low) : (value - _low) / (_high - _low);

    private static (double Low, double High) Range(IEnumerable<double> values, double low, double high)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length == 0 ? (low, high) : (finite.Min(), finite.Max());
    }

    // 1, 2 or 5 times a power of ten.
    private static double Step(double atLeast, bool whole)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        var step = power * (atLeast / power - 1e-9) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        return whole ? Math.Max(1, step) : step;
    }

    private static string Write(double value, int decimals) => Math.Abs(value) switch
    {
        >= 1e10 => Shortest(value),
        >= 1e6 => (value / 1e6).ToString("0.##M", CultureInfo.InvariantCulture),
        >= 1e4 => (value / 1e3).ToString("0.##k", CultureInfo.InvariantCulture),
        _ when decimals > 5 => Shortest(value),
        _ => value.ToString($"F{decimals}", CultureInfo.InvariantCulture).Replace('-', '−'),
    };

    private static string Shortest(double value) => Math.Abs(value) >= 1e4 && Math.Abs(value) < 1e10 ? Write(value, 0)
        : value.ToString("G3", CultureInfo.InvariantCulture).Replace("E", "e");
}
