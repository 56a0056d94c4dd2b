using Glosa.Data;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Evaluation.Calibration;
using Glosa.Explanations;
using Glosa.Models;
using Glosa.Persistence;
using Glosa.Torch;
using Glosa.Training;

namespace Glosa;

/// <summary>A trained classifier of texts: the front door of the library.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class TextClassifier : IDisposable
{
    private const int TextsAtOnce = 1024;
    private const int BatchSize = 64;
    private const int TextsExplainedAtOnce = 32;

    private readonly SavedModel _saved;
    private readonly Device _device;
    private readonly double _temperature;

    /// <summary>Takes a model that is trained no more.</summary>
    internal TextClassifier(SavedModel saved, Device device, double temperature = 1)
    {
        (_saved, _device, _temperature) = (saved, device, temperature);
        // What explains asks for gradients of vectors alone, and threads share the weights.
        foreach (var weight in saved.Parameters.Parameters) weight.Trainable = false;
    }

    /// <summary>Names of the labels in their order.</summary>
    public IReadOnlyList<string> Labels => _saved.Labels.Names;

    /// <summary>Whether a text can have any number of the labels.</summary>
    public bool IsMultiLabel => _saved.Labels.IsMultiLabel;

    /// <summary>Loads a saved model, or the best model of a run.</summary>
    /// <param name="path">A directory.</param>
    /// <param name="device">Where to compute; the processor by default.</param>
    /// <param name="calibrated">Whether probabilities are calibrated: by the temperature that was fitted on the validation
    /// split when the model's run ended. Labels stay the same. False by default.</param>
    /// <exception cref="InvalidInputException">There is no saved model, it is broken, it is newer than this version, or
    /// it has no temperature and is to be calibrated.</exception>
    public static TextClassifier Load(string path, Device? device = null, bool calibrated = false)
    {
        var where = device ?? Device.Cpu;
        var saved = SavedModel.Load(path, where);
        if (!calibrated) return new TextClassifier(saved, where);
        if (saved.Temperature is { } temperature) return new TextClassifier(saved, where, temperature);
        saved.Dispose();
        throw new InvalidInputException(path, "a model with a temperature in its config.json", "none",
            "let its run end, or train again: a model gets its temperature at the end of its run");
    }

    /// <summary>Classifies one text.</summary>
    public Prediction Predict(string text) => PredictTogether([text])[0];

    /// <summary>Classifies texts as they come; the results have their order.
    /// Memory does not grow with their number.</summary>
    public IEnumerable<Prediction> Predict(IEnumerable<string> texts) =>
        texts.Chunk(TextsAtOnce).SelectMany(PredictTogether);

    /// <summary>Scores the classifier on a data set whose labels it knows.</summary>
    /// <exception cref="InvalidInputException">The data has a label that the classifier does not know.</exception>
    public EvaluationResult Evaluate(DataSet data, CancellationToken cancellation = default)
    {
        _saved.Labels.Check(data);
        var texts = EncodedDataSet.Encode(data, _saved.Tokenizer, _saved.Labels);
        return Evaluator.Evaluate(
            _saved.Model, texts, Labels, _saved.PaddingId, _device, cancellation, _saved.Thresholds) with
        {
            Truncation = _saved.Tokenizer.MaxLength is null ? null : texts.Truncation,
        };
    }

    /// <summary>Tells how much each word of a text speaks for its predicted label, or for the first of
    /// <see cref="ExplanationOptions.Labels"/>.</summary>
    /// <exception cref="InvalidInputException">The options do not fit the model, or the text has no word that it
    /// knows.</exception>
    public Explanation Explain(string text, ExplanationOptions? options = null) => Explain([text], options).First();

    /// <summary>Explains texts as they come; the results have their order, and of each text one for each label that is
    /// asked for. Memory does not grow with their number.</summary>
    /// <exception cref="InvalidInputException">The options do not fit the model, or a text has no word that it knows
    /// (while enumerating).</exception>
    public IEnumerable<Explanation> Explain(IEnumerable<string> texts, ExplanationOptions? options = null,
        CancellationToken cancellation = default)
    {
        var explainer = new TextExplainer(_saved, options ?? new(), _device);
        return texts.Chunk(TextsExplainedAtOnce)
            .SelectMany(some => explainer.Explain(PredictTogether(some), cancellation));
    }

    /// <summary>Whether a text has a word that the model knows; others cannot be explained.</summary>
    public bool HasKnownWord(string text) => ExplanationCheck.HasKnownWord(_saved.Tokenizer.Encode(text));

    /// <summary>How the data was read in training, to read more of the same kind.</summary>
    public DataOptions DataOptions => _saved.Recipe.Data;

    /// <summary>Releases the weights; no other thread may be predicting.</summary>
    public void Dispose() => _saved.Dispose();

    private Prediction[] PredictTogether(string[] texts)
    {
        var encodings = texts.Length == 1
            ? [_saved.Tokenizer.Encode(texts[0])]
            : texts.AsParallel().AsOrdered().Select(_saved.Tokenizer.Encode).ToArray();
        var predictions = new Prediction[texts.Length];
        foreach (var batch in Batcher.ByLength([.. encodings.Select(encoding => encoding.Ids.Length)], BatchSize))
        {
            int[][] ids = [.. batch.Select(index => encodings[index].Ids)];
            var scores = IsMultiLabel ? Inference.Logits(_saved.Model, ids, _saved.PaddingId, _device)
                : Inference.LogProbabilities(_saved.Model, ids, _saved.PaddingId, _device);
            for (var row = 0; row < batch.Length; row++)
                predictions[batch[row]] = Describe(texts[batch[row]], encodings[batch[row]],
                    scores.AsSpan(row * Labels.Count, Labels.Count));
        }
        return predictions;
    }

    private Prediction Describe(string text, Tokenization.Encoding encoding, ReadOnlySpan<float> scores)
    {
        var best = Inference.IndexOfLargest(scores);
        var own = Inference.Probabilities(scores, IsMultiLabel);
        var told = _temperature == 1 ? own : TemperatureScaling.Apply(own, IsMultiLabel, _temperature);
        var probabilities = new OrderedDictionary<string, double>(Labels.Zip(told, KeyValuePair.Create));
        return new Prediction
        {
            Text = text,
            // Thresholds are of the model's own probabilities.
            SeveralLabels = _saved.Thresholds is not { } thresholds ? null
                : [.. Labels.Where((_, label) => own[label] > thresholds[label])],
            Label = Labels[best],
            Probability = probabilities[Labels[best]],
            Probabilities = probabilities,
            Tokens = encoding.Ids.Length,
            Truncated = encoding.Truncated,
            Unknown = encoding.UnknownCount,
        };
    }
}
