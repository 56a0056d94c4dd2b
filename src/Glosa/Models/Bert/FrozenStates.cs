using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Glosa.Torch;

namespace Glosa.Models.Bert;

/// <summary>Remembers the states that a frozen encoder gave for texts, in half precision.</summary>
/// <remarks>All texts are read once, in an order of their own: so their states do not depend on the batches of training,
/// and a run that goes on finds the same. Safe to share between threads. Texts are known by so much of a hash of their
/// token ids that two are never taken for each other. Weights must not change while it is in use.</remarks>
public sealed class FrozenStates : IDisposable
{
    private const int TextsPerBatch = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, Slot> _slots = [];
    private readonly int _size;
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;

    private FrozenStates(StatePlan plan, string? file)
    {
        (_size, Plan) = (plan.Size, plan);
        var offset = 0L;
        foreach (var text in plan.Texts.Take(plan.KeptTexts))
        {
            _slots.Add(KeyOf(text), new Slot(offset));
            offset += plan.BytesOf(text);
        }
        if (plan.Bytes == 0) return;
        _file = file is null ? MemoryMappedFile.CreateNew(mapName: null, plan.Bytes) : CreateOnDisk(file, plan.Bytes);
        _view = _file.CreateViewAccessor(0, plan.Bytes);
    }

    /// <summary>What is kept.</summary>
    internal StatePlan Plan { get; }

    /// <summary>Texts that were read by the encoder, those that are not kept each time.</summary>
    public long TextsRead { get; private set; }

    /// <summary>Makes room for the texts of a plan; nothing is read yet.</summary>
    /// <param name="plan">The texts.</param>
    /// <param name="file">A new file, removed at the end; null for memory.</param>
    internal static FrozenStates Create(StatePlan plan, string? file) => new(plan, file);

    /// <summary>Reads all texts that are kept.</summary>
    /// <param name="read">Tokens to their states [N, H].</param>
    /// <param name="paddingId">The id of padding.</param>
    /// <param name="device">Where the encoder is.</param>
    /// <param name="progress">Gets the number of texts that were read.</param>
    /// <param name="stop">Stops between two batches.</param>
    internal void Fill(Func<PackedTokens, Tensor> read, int paddingId, Device device, Action<int> progress,
        CancellationToken stop)
    {
        var done = 0;
        foreach (var batch in Plan.Texts.Take(Plan.KeptTexts).OrderBy(text => text.Length).Chunk(TextsPerBatch))
        {
            stop.ThrowIfCancellationRequested();
            using var scope = new TensorScope();
            var states = ReadAsHalf(PackedTokens.Create(batch, paddingId, device), read);
            var from = 0;
            foreach (var text in batch)
            {
                var (slot, length) = (_slots[KeyOf(text)], Math.Max(1, text.Length) * _size);
                _view!.WriteArray(slot.Offset, states, from, length);
                slot.IsFilled = true;
                from += length;
            }
            progress(done += batch.Length);
        }
    }

    /// <summary>The states [N, H] of texts; those not remembered are read.</summary>
    internal Tensor Of(PackedTokens tokens, Func<PackedTokens, Tensor> read)
    {
        lock (_lock)
        {
            var (count, start) = (0, new int[tokens.Encodings.Count]);
            for (var text = 0; text < start.Length; text++)
            {
                start[text] = count;
                count += Math.Max(1, tokens.Encodings[text].Length);
            }
            var rows = ArrayPool<Half>.Shared.Rent(count * _size);
            try
            {
                var missing = Recall(tokens, start, rows);
                if (missing.Count > 0) Read(tokens.Only(missing), missing, start, rows, read);
                return Tensor.From<Half>(rows.AsSpan(0, count * _size), [count, _size]).To(DType.Float32)
                    .To(tokens.Ids.Device);
            }
            finally
            {
                ArrayPool<Half>.Shared.Return(rows);
            }
        }
    }

    /// <summary>Releases memory, or the file.</summary>
    public void Dispose()
    {
        _view?.Dispose();
        _file?.Dispose();
    }

    // Fills in what is remembered; the texts that are not.
    private List<int> Recall(PackedTokens tokens, int[] start, Half[] rows)
    {
        var missing = new List<int>();
        foreach (var (text, ids) in tokens.Encodings.Index())
        {
            if (_slots.TryGetValue(KeyOf(ids), out var slot) && slot.IsFilled)
                _view!.ReadArray(slot.Offset, rows, start[text] * _size, Math.Max(1, ids.Length) * _size);
            else
                missing.Add(text);
        }
        return missing;
    }

    private void Read(PackedTokens some, List<int> texts, int[] start, Half[] rows, Func<PackedTokens, Tensor> read)
    {
        using var scope = new TensorScope();
        var states = ReadAsHalf(some, read);
        var from = 0;
        foreach (var (index, ids) in some.Encodings.Index())
        {
            var length = Math.Max(1, ids.Length) * _size;
            states.AsSpan(from, length).CopyTo(rows.AsSpan(start[texts[index]] * _size));
            from += length;
        }
    }

    private Half[] ReadAsHalf(PackedTokens tokens, Func<PackedTokens, Tensor> read)
    {
        using var noGrad = new NoGradScope();
        TextsRead += tokens.Encodings.Count;
        return read(tokens).To(DType.Float16).ToArray<Half>();
    }

    internal static UInt128 KeyOf(int[] ids)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(ids.AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }

    private static MemoryMappedFile CreateOnDisk(string path, long bytes)
    {
        var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
        });
        return MemoryMappedFile.CreateFromFile(
            stream, mapName: null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
    }

    private sealed class Slot(long offset)
    {
        public long Offset { get; } = offset;

        public bool IsFilled { get; set; }
    }
}
