using System.Globalization;
using Glosa.Evaluation;

namespace Glosa.Pages;

/// <summary>What scores, counts and verdicts look like, on pages and in tables.</summary>
internal static class ScoreTexts
{
    /// <summary>Four digits; nothing for null and for what is no number.</summary>
    public static string Number(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("F4", CultureInfo.InvariantCulture) : "";

    /// <summary>Four digits with a sign, a true minus among them.</summary>
    public static string Signed(double value) =>
        value.ToString("+0.0000;−0.0000;0.0000", CultureInfo.InvariantCulture);

    /// <summary>From where to where; nothing for null.</summary>
    public static string Range(Interval? interval, Func<double, string> number) =>
        interval is null ? "" : $"{number(interval.Low)} to {number(interval.High)}";

    /// <summary>A whole number in groups of three digits; nothing for null.</summary>
    public static string Whole(double? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A probability, of which small ones are all alike.</summary>
    public static string PValue(double value) =>
        value < 0.0001 ? "< 0.0001" : value.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>A verdict in words.</summary>
    public static string Tell(Verdict verdict) => verdict switch
    {
        Verdict.Better => "better",
        Verdict.Worse => "worse",
        _ => "no difference",
    };

    /// <summary>A share in percent, with one digit behind the point.</summary>
    public static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);
}
