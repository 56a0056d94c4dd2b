using System.Text;
using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural;

/// <summary>Seeds for parts of a program out of one seed, so that no part depends on what another has drawn.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".</remarks>
public static class Seeds
{
    private static readonly Operator s_draw = new("glosa::draw_seed");

    /// <summary>The step of SplitMix64's counter.</summary>
    public const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    /// <summary>The seed of a purpose and list of counters.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">What the numbers are for, such as <c>shuffle</c>; its UTF-8 bytes count.</param>
    /// <param name="counters">For example epoch and step; their order and number count.</param>
    public static long Derive(long seed, string purpose, params ReadOnlySpan<long> counters)
    {
        var state = Absorb(Mix((ulong)seed + GoldenRatio), Hash(purpose));
        state = Absorb(state, (ulong)counters.Length);
        foreach (var counter in counters)
            state = Absorb(state, (ulong)counter);
        return (long)state;
    }

    /// <summary>The next of libtorch's random numbers as a seed in [0, 2^53); <see cref="Engine.Seed"/> makes it
    /// repeatable.</summary>
    /// <remarks>Where <see cref="GradientCheckpointing"/> computes again, it is the same one again.</remarks>
    public static long Draw() => SeedTape.Current is { } tape ? tape.Next(DrawNew) : DrawNew();

    /// <summary>SplitMix64's output function.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static long DrawNew() => (long)s_draw.CallNumber();

    private static ulong Absorb(ulong state, ulong value) => Mix((state ^ value) + GoldenRatio);

    // FNV-1a, 64 bits.
    private static ulong Hash(string purpose)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var value in Encoding.UTF8.GetBytes(purpose))
            hash = (hash ^ value) * 0x100000001B3;
        return hash;
    }
}
