using Glosa.Data;
using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa.Pretraining;

/// <summary>Training an encoder to guess hidden tokens.</summary>
public sealed class PretrainingTask : TrainingTask
{
    private const int ValidationEpoch = 0;
    private const int WindowsPerValidationBatch = 64;

    private readonly BertMaskedTokens _model;
    private readonly IReadOnlyList<int[]> _training, _validation;
    private readonly IReadOnlyList<int> _lengths;
    private readonly TokenMasking _masking;
    private readonly TrainingOptions _options;
    private readonly int _paddingId;

    internal PretrainingTask(BertMaskedTokens model, ParameterStore parameters, IReadOnlyList<int[]> training,
        IReadOnlyList<int[]> validation, TokenMasking masking, int paddingId, int? windowsPerEpoch,
        TrainingOptions options) : base(parameters)
    {
        (_model, _training, _validation, _masking, _options) = (model, training, validation, masking, options);
        _paddingId = paddingId;
        _lengths = [.. training.Select(window => window.Length)];
        Count = Math.Min(windowsPerEpoch ?? training.Count, training.Count);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <summary>Windows to learn from, of all epochs together.</summary>
    public int WindowCount => _training.Count;

    /// <summary>Tokens of these windows.</summary>
    public long TokenCount => _lengths.Sum(length => (long)length);

    /// <summary>Windows to measure on.</summary>
    public int ValidationCount => _validation.Count;

    /// <summary>Batches of the epoch's part of all windows; every window's turn comes before one comes again.</summary>
    public override IReadOnlyList<int[]> Batches(int epoch)
    {
        var windows = WindowsOf(epoch);
        int[] lengths = [.. windows.Select(window => _lengths[window])];
        return [.. Batcher.ForEpoch(lengths, _options.BatchSize, _options.Batching, _options.Seed, epoch)
            .Select(batch => batch.Select(index => windows[index]).ToArray())];
    }

    internal override BatchLoss Learn(int[] batch, StepPlace place)
    {
        var (loss, correct, hidden) = Score(_training, batch, place.Epoch, training: true);
        return new BatchLoss(loss, correct, hidden);
    }

    internal override ValidationOutcome Validate(CancellationToken stop)
    {
        var (loss, correct, hidden) = (0.0, 0L, 0L);
        using var noGrad = new NoGradScope();
        foreach (var batch in Batcher.ByLength([.. _validation.Select(window => window.Length)], WindowsPerValidationBatch))
        {
            stop.ThrowIfCancellationRequested();
            using var scope = new TensorScope();
            var (ofBatch, right, count) = Score(_validation, batch, ValidationEpoch, training: false);
            loss += ofBatch.Item() * count;
            correct += right;
            hidden += count;
        }
        return new(ValidationScores.WithoutLabels(loss / hidden, (double)correct / hidden));
    }

    internal override TextPlaces PlacesOf(int[] texts) => new($"{texts.Length} windows of the texts", []);

    // The seed of the order is that of a pass over all windows, and an epoch takes the next so many of them.
    private int[] WindowsOf(int epoch)
    {
        var windows = new int[Count];
        var first = (long)(epoch - 1) * Count;
        var (pass, order) = (-1L, Array.Empty<int>());
        for (var index = 0; index < Count; index++)
        {
            var (ofPass, place) = Math.DivRem(first + index, _training.Count);
            if (ofPass != pass)
            {
                (pass, order) = (ofPass, [.. Enumerable.Range(0, _training.Count)]);
                RandomStream.Derive(_options.Seed, "pass over windows", pass).Shuffle(order.AsSpan());
            }
            windows[index] = order[place];
        }
        return windows;
    }

    private (Tensor Loss, long Correct, long Hidden) Score(
        IReadOnlyList<int[]> windows, int[] batch, int epoch, bool training)
    {
        var (encodings, rows, targets, row) = (new int[batch.Length][], new List<long>(), new List<long>(), 0);
        foreach (var (index, window) in batch.Index())
        {
            var (ids, places) = _masking.Hide(windows[window],
                RandomStream.Derive(_options.Seed, training ? "mask" : "mask of validation", epoch, window));
            encodings[index] = ids;
            foreach (var place in places)
            {
                rows.Add(row + place);
                targets.Add(windows[window][place]);
            }
            row += ids.Length;
        }
        var device = Parameters.Device;
        var (loss, correct) = _model.Score(PackedTokens.Create(encodings, _paddingId, device),
            Tensor.From<long>(rows.ToArray()).To(device), Tensor.From<long>(targets.ToArray()).To(device), training);
        return (loss, (long)correct.Item(), rows.Count);
    }
}
