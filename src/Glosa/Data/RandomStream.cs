using System.Numerics;
using Glosa.Neural;

namespace Glosa.Data;

/// <summary>Random numbers that are the same for a seed on every machine and in every version; not for secrets.
/// One stream belongs to one thread.</summary>
/// <remarks>Algorithm: xoshiro256** 1.0, its state filled by SplitMix64.
/// Paper: Blackman and Vigna 2018, "Scrambled Linear Pseudorandom Number Generators", arXiv:1805.01407;
/// reference code at https://prng.di.unimi.it/.</remarks>
public sealed class RandomStream
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Starts the stream of a seed; every value is allowed.</summary>
    public RandomStream(long seed)
    {
        var state = (ulong)seed;
        _s0 = Seeds.Mix(state += Seeds.GoldenRatio);
        _s1 = Seeds.Mix(state += Seeds.GoldenRatio);
        _s2 = Seeds.Mix(state += Seeds.GoldenRatio);
        _s3 = Seeds.Mix(state + Seeds.GoldenRatio);
    }

    /// <summary>A stream of its own for each seed and list of counters, such as epoch and step: it does not depend on
    /// how much of any other stream was used.</summary>
    public static RandomStream Derive(long seed, params ReadOnlySpan<long> counters) => Derive(seed, "", counters);

    /// <summary>A stream of its own for each seed, purpose and list of counters.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">What the numbers are for, such as <c>shuffle</c>; its UTF-8 bytes count.</param>
    /// <param name="counters">For example epoch and step; their order and number count.</param>
    public static RandomStream Derive(long seed, string purpose, params ReadOnlySpan<long> counters) =>
        new(Seeds.Derive(seed, purpose, counters));

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>A whole number in [0, <paramref name="limit"/>), each exactly as likely as the others.</summary>
    /// <remarks>Paper: Lemire 2019, "Fast Random Integer Generation in an Interval", arXiv:1805.10941.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public int Next(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var bound = (uint)limit;
        var product = (NextBits() >> 32) * bound;
        if ((uint)product < bound)
            for (var threshold = (uint)-limit % bound; (uint)product < threshold;)
                product = (NextBits() >> 32) * bound;
        return (int)(product >> 32);
    }

    /// <summary>Puts the items into random order in place (Fisher and Yates, from the last item on).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
