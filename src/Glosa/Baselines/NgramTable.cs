using System.Numerics;

namespace Glosa.Baselines;

/// <summary>The ids of n-grams by their keys: a hash table with open addressing. Reading is thread-safe.</summary>
internal sealed class NgramTable
{
    private readonly (ulong Key, int Id)[] _slots;

    /// <summary>Makes an empty table.</summary>
    /// <param name="capacity">Most n-grams that will be added.</param>
    public NgramTable(int capacity) =>
        _slots = new (ulong, int)[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, capacity) * 2)];

    /// <summary>Adds an n-gram; false if its key is there already.</summary>
    public bool TryAdd(ulong key, int id)
    {
        var place = Find(key);
        if (_slots[place].Key != 0) return false;
        _slots[place] = (key, id);
        return true;
    }

    /// <summary>The id, or -1 if the n-gram is not there.</summary>
    public int IdOf(ulong key)
    {
        var (found, id) = _slots[Find(key)];
        return found == 0 ? -1 : id;
    }

    private int Find(ulong key)
    {
        var place = (int)key & (_slots.Length - 1);
        while (_slots[place].Key != key && _slots[place].Key != 0) place = (place + 1) & (_slots.Length - 1);
        return place;
    }
}
