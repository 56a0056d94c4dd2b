namespace Glosa.Embeddings;

/// <summary>Vectors of words, as a file has them. Safe to share between threads.</summary>
/// <param name="file">The file they come from.</param>
/// <param name="dimension">Numbers of each vector.</param>
/// <param name="vectors">The words in the order of the file.</param>
internal sealed class WordVectors(string file, int dimension, IReadOnlyDictionary<string, float[]> vectors)
{
    /// <summary>The file.</summary>
    public string File => file;

    /// <summary>E, the numbers of each vector.</summary>
    public int Dimension => dimension;

    /// <summary>The words in the order of the file.</summary>
    public IEnumerable<string> Words => vectors.Keys;

    /// <summary>The vector of a word, or null.</summary>
    /// <param name="word">The word.</param>
    /// <param name="lowerCaseFallback">Whether its lower-cased form counts too.</param>
    /// <param name="lowered">Whether it was found by that form only.</param>
    public float[]? Find(string word, bool lowerCaseFallback, out bool lowered)
    {
        lowered = false;
        if (vectors.TryGetValue(word, out var vector) || !lowerCaseFallback) return vector;
        lowered = vectors.TryGetValue(word.ToLowerInvariant(), out vector);
        return vector;
    }
}
