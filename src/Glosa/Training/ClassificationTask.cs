using System.Globalization;
using Glosa.Data;
using Glosa.Evaluation;
using Glosa.Models;
using Glosa.Neural;
using Glosa.Training.Objectives;

namespace Glosa.Training;

/// <summary>Training a classifier of texts.</summary>
public sealed class ClassificationTask : TrainingTask
{
    private const int MostPlacesTold = 64;

    private readonly TrainingOptions _options;
    private readonly Objective _objective;
    private readonly IReadOnlyList<int> _lengths;

    /// <summary>Puts a task together.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="training">Texts to train on.</param>
    /// <param name="validation">Texts to choose the best epoch by.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="paddingId">The id of padding.</param>
    /// <param name="options">The settings.</param>
    public ClassificationTask(TextModel model, ParameterStore parameters, EncodedDataSet training,
        EncodedDataSet validation, LabelSet labels, int paddingId, TrainingOptions options) : base(parameters)
    {
        (Model, Training, Validation, Labels, PaddingId) = (model, training, validation, labels, paddingId);
        _options = options;
        _objective = Objective.Of(this, options);
        _lengths = [.. training.Ids.Select(ids => ids.Length)];
    }

    /// <summary>The model.</summary>
    public TextModel Model { get; }

    /// <summary>Texts to train on.</summary>
    public EncodedDataSet Training { get; }

    /// <summary>Texts to choose the best epoch by.</summary>
    public EncodedDataSet Validation { get; }

    /// <summary>The labels.</summary>
    public LabelSet Labels { get; }

    /// <summary>The id of padding.</summary>
    public int PaddingId { get; }

    /// <inheritdoc/>
    public override int Count => Training.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<int[]> Batches(int epoch) =>
        Batcher.ForEpoch(_lengths, _options.BatchSize, _options.Batching, _options.Seed, epoch);

    /// <inheritdoc/>
    public override double WeightOf(int[] batch) => _objective.WeightOf(batch);

    internal override BatchLoss Learn(int[] batch, StepPlace place)
    {
        var texts = TokenBatch.Create([.. batch.Select(index => Training.Ids[index])], PaddingId, Parameters.Device);
        var (loss, correct) = _objective.Score(Model.Forward(texts, training: true), batch);
        return new BatchLoss(loss, correct, batch.Length);
    }

    // Thresholds chosen on the same texts would make the scores too good, and epochs hard to compare.
    internal override ValidationOutcome Validate(CancellationToken stop)
    {
        var logits = TextLogits.Of(Model, Validation, Labels.Names, PaddingId, Parameters.Device, stop);
        return new(Scores(logits.Score()), !Validation.IsMultiLabel ? null
            : _options.TuneThresholds ?? true ? logits.ChooseThresholds() : Thresholds.Halves(Labels.Count));
    }

    internal override TextPlaces PlacesOf(int[] texts)
    {
        var source = Training.Source;
        long[] lines = [.. texts.Select(index => source.Examples[index].Line).Order()];
        // The texts of a folder are files, and each is on its first line.
        var inFiles = texts.Any(index => source.Examples[index].File is not null);
        var places = string.Join(", ", inFiles
            ? texts.Take(MostPlacesTold).Select(index => source.Examples[index].PlaceIn(source.Path))
            : lines.Take(MostPlacesTold).Select(line => line.ToString(CultureInfo.InvariantCulture)));
        var more = lines.Length > MostPlacesTold ? $" and {lines.Length - MostPlacesTold} more" : "";
        return new(inFiles ? $"files {places}{more}" : $"lines {places}{more} of {source.Path}", lines);
    }

    /// <summary>Releases the label weights.</summary>
    public override void Dispose()
    {
        _objective.Dispose();
        base.Dispose();
    }

    private ValidationScores Scores(EvaluationResult result) => ValidationScores.Of(result, _options.PositiveLabel);
}
