namespace Glosa.Baselines;

/// <summary>A vector of which most numbers are 0.</summary>
/// <param name="Ids">Places of the others, rising.</param>
/// <param name="Values">The numbers at these places.</param>
internal readonly record struct SparseVector(int[] Ids, float[] Values)
{
    /// <summary>The sum of the squares.</summary>
    public double SquaredLength()
    {
        var sum = 0.0;
        foreach (var value in Values) sum += (double)value * value;
        return sum;
    }

    /// <summary>The product with a vector that has all its numbers.</summary>
    public float Dot(float[] dense)
    {
        var (ids, values) = (Ids, Values);
        float even = 0, odd = 0;
        var index = 0;
        for (; index + 1 < ids.Length; index += 2)
        {
            even += dense[ids[index]] * values[index];
            odd += dense[ids[index + 1]] * values[index + 1];
        }
        return index < ids.Length ? even + odd + dense[ids[index]] * values[index] : even + odd;
    }

    /// <summary>Adds a multiple of this vector to one that has all its numbers.</summary>
    public void AddTo(float[] dense, float factor)
    {
        var (ids, values) = (Ids, Values);
        for (var index = 0; index < ids.Length; index++) dense[ids[index]] += factor * values[index];
    }

    /// <summary>Each number times the factor of its place, then all scaled to the length 1 if asked for.</summary>
    public SparseVector Scale(float[] factors, bool normalize)
    {
        var values = new float[Ids.Length];
        for (var index = 0; index < values.Length; index++) values[index] = Values[index] * factors[Ids[index]];
        var scaled = new SparseVector(Ids, values);
        if (normalize && scaled.SquaredLength() is > 0 and var squared)
        {
            var factor = (float)(1 / Math.Sqrt(squared));
            for (var index = 0; index < values.Length; index++) values[index] *= factor;
        }
        return scaled;
    }
}
