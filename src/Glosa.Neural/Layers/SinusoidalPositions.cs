using Glosa.Torch;

namespace Glosa.Neural.Layers;

/// <summary>Adds waves of falling frequency that tell each token its place. It has no weights and no last place.</summary>
/// <remarks>Paper: Vaswani et al. 2017, arXiv:1706.03762, section 3.5. Feature 2i of place p is
/// sin(p / 10000^(2i/E)), feature 2i+1 its cosine.</remarks>
/// <param name="size">E, the size of a vector.</param>
public sealed class SinusoidalPositions(long size) : ILayer
{
    private float[] _table = [];    // [places, E]; grows, and is never changed once it is here

    /// <summary>[B, T, E] to the same shape.</summary>
    public Tensor Forward(Tensor input)
    {
        var places = input.Size(1);
        return input + Tensor.From<float>(TableOf(places).AsSpan(0, checked((int)(places * size))), [places, size])
            .To(input.Device).To(input.DType);
    }

    private float[] TableOf(long places)
    {
        var table = Volatile.Read(ref _table);
        if (table.Length >= places * size) return table;
        table = new float[places * size];
        for (var place = 0L; place < places; place++)
        {
            for (var feature = 0L; feature < size; feature++)
            {
                var angle = place * Math.Pow(10000, -(feature - feature % 2) / (double)size);
                table[place * size + feature] = (float)(feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
            }
        }
        Volatile.Write(ref _table, table);
        return table;
    }
}
