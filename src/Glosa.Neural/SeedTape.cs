namespace Glosa.Neural;

/// <summary>The seeds that a computation draws, so that it can be done again with the same ones.</summary>
internal sealed class SeedTape
{
    [ThreadStatic]
    private static SeedTape? t_current;

    private readonly List<long> _seeds = [];
    private int _next;

    /// <summary>The tape in use on this thread; null where there is none.</summary>
    public static SeedTape? Current => t_current;

    /// <summary>The next seed of the tape; behind its end, one that is drawn and recorded.</summary>
    /// <param name="draw">Draws one.</param>
    public long Next(Func<long> draw)
    {
        if (_next == _seeds.Count) _seeds.Add(draw());
        return _seeds[_next++];
    }

    /// <summary>Draws from this tape, from its beginning, what <see cref="Seeds.Draw"/> is asked for on this
    /// thread.</summary>
    public T Play<T>(Func<T> compute)
    {
        var before = t_current;
        (t_current, _next) = (this, 0);
        try
        {
            return compute();
        }
        finally
        {
            t_current = before;
        }
    }
}
