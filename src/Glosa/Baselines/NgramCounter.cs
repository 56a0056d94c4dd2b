namespace Glosa.Baselines;

/// <summary>In how many texts each n-gram occurs: a hash table with open addressing.</summary>
internal sealed class NgramCounter
{
    private Entry[] _slots = new Entry[1 << 12];
    private int _count;

    /// <summary>The n-grams, in an order that depends only on the calls of <see cref="Add"/>.</summary>
    public IEnumerable<Entry> Entries => _slots.Where(entry => entry.First.Key != 0);

    /// <summary>Counts an n-gram of a text, once for each text. The texts come in their order.</summary>
    public void Add(Ngram ngram, int text)
    {
        if (_count * 2 >= _slots.Length) Grow();
        ref var entry = ref Find(_slots, ngram.Key);
        if (entry.First.Key == 0)
        {
            entry = new Entry { First = ngram, FirstText = text, LastText = text, Texts = 1 };
            _count++;
        }
        else if (entry.LastText != text)
        {
            entry.LastText = text;
            entry.Texts++;
        }
    }

    private void Grow()
    {
        var larger = new Entry[_slots.Length * 2];
        foreach (ref var entry in _slots.AsSpan())
            if (entry.First.Key != 0) Find(larger, entry.First.Key) = entry;
        _slots = larger;
    }

    private static ref Entry Find(Entry[] slots, ulong key)
    {
        var place = (int)key & (slots.Length - 1);
        while (slots[place].First.Key != key && slots[place].First.Key != 0) place = (place + 1) & (slots.Length - 1);
        return ref slots[place];
    }

    /// <summary>An n-gram and its texts.</summary>
    public struct Entry
    {
        /// <summary>The n-gram as it is in the first text; its key is 0 in an empty slot.</summary>
        public Ngram First;

        /// <summary>The first text that has it.</summary>
        public int FirstText;

        /// <summary>The last text that has it.</summary>
        public int LastText;

        /// <summary>How many texts have it.</summary>
        public int Texts;
    }
}
