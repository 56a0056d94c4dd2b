using System.Globalization;

namespace Glosa.Torch;

/// <summary>Where a tensor's memory is and its operators run.</summary>
/// <param name="Kind"><c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Index">Number of the device, from 0; 0 for the processor.</param>
public readonly record struct Device(string Kind, int Index = 0)
{
    /// <summary>The processor.</summary>
    public static Device Cpu { get; } = new("cpu");

    /// <summary>Reads <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static Device Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (kind, index) = text.Split(':') switch
        {
            [var only] => (only, 0),
            [var first, var second]
                when int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    => (first, number),
            _ => ("", 0),
        };
        return kind is "cuda" || (kind is "cpu" && index == 0)
            ? new Device(kind, index)
            : throw new FormatException($"'{text}' is not a device: write cpu, cuda or cuda:0");
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Kind == "cpu" ? "cpu" : $"{Kind}:{Index}";
}
