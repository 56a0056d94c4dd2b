using Glosa.Torch.Dispatch;

namespace Glosa.Torch;

/// <content>Indexing and masks.</content>
public sealed partial class Tensor
{
    /// <summary>A slice of one dimension; shares memory. <c>aten::narrow</c></summary>
    public Tensor Narrow(long dimension, long start, long length) => Aten.Narrow.Call(this, dimension, start, length);

    /// <summary>One place of one dimension, which goes away; shares memory. <c>aten::select.int</c></summary>
    public Tensor Select(long dimension, long index) => Aten.Select.Call(this, dimension, index);

    /// <summary>The rows, columns … with the given numbers. <c>aten::index_select</c></summary>
    public Tensor IndexSelect(long dimension, Tensor indexes) => Aten.IndexSelect.Call(this, dimension, indexes);

    /// <summary>A value wherever the mask is true. <c>aten::masked_fill.Scalar</c></summary>
    public Tensor MaskedFill(Tensor mask, double value) => Aten.MaskedFill.Call(this, mask, value);

    /// <summary>This where the condition is true, the other elsewhere. <c>aten::where.self</c></summary>
    public Tensor Where(Tensor condition, Tensor other) => Aten.Where.Call(condition, this, other);

    /// <summary>Rows of this table [V, E] by id [...], as [..., E]. <c>aten::embedding</c></summary>
    /// <param name="ids">Row numbers, 64-bit.</param>
    /// <param name="paddingId">Row that gets no gradient, or −1.</param>
    /// <param name="sparseGradient">Whether the gradient is sparse: only the rows in use.</param>
    public Tensor EmbeddingRows(Tensor ids, long paddingId = -1, bool sparseGradient = false) =>
        Aten.Embedding.Call(this, ids, paddingId, false, sparseGradient);

    /// <summary>Sum of the rows of this table [V, E] that each line of ids [B, T] names, as [B, E].
    /// <c>aten::embedding_bag.padding_idx</c></summary>
    /// <param name="ids">Row numbers, 64-bit.</param>
    /// <param name="paddingId">Row that is left out of the sums and gets no gradient, or −1.</param>
    /// <param name="sparseGradient">Whether the gradient is sparse: only the rows in use.</param>
    public Tensor EmbeddingSums(Tensor ids, long paddingId = -1, bool sparseGradient = false)
    {
        var (lines, width) = (ids.Size(0), ids.Size(1));
        var starts = From<long>([.. Enumerable.Range(0, checked((int)lines)).Select(line => line * width)]);
        return Aten.EmbeddingBag.Call(this, ids.Reshape(-1), starts.To(ids.Device), false, SumOfBag, sparseGradient,
            Argument.None, false, paddingId < 0 ? Argument.None : paddingId);
    }

    private const long SumOfBag = 0;
}
