namespace Glosa.Neural;

/// <summary>Seeds for parts of a program out of one seed, so that no part depends on what another has drawn.</summary>
public static class Seeds
{
    /// <summary>The seed of a named purpose.</summary>
    public static long Derive(long seed, string purpose)
    {
        var hash = unchecked((ulong)seed);
        foreach (var character in purpose) hash = Mix(hash ^ character);
        return (long)(Mix(hash) >> 1);
    }

    /// <summary>The seed of a numbered part of a named purpose, for example one step of one epoch.</summary>
    public static long Derive(long seed, string purpose, long first, long second = 0) =>
        (long)(Mix(Mix(unchecked((ulong)Derive(seed, purpose)) ^ (ulong)first) ^ (ulong)second) >> 1);

    // SplitMix64: Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
