using Glosa.Persistence;
using Glosa.Tokenization;
using Glosa.Torch;

namespace Glosa.Explanations;

/// <summary>Explains texts by a saved model, some at once.</summary>
internal sealed class TextExplainer
{
    private readonly SavedModel _saved;
    private readonly ExplanationOptions _options;
    private readonly ExplainedModel _model;
    private readonly IExplainer _explainer;
    private int _explained;

    /// <summary>Makes sure that the options fit the model.</summary>
    /// <exception cref="Errors.InvalidInputException">They do not.</exception>
    public TextExplainer(SavedModel saved, ExplanationOptions options, Device device)
    {
        var tokens = BaselineTokens.Of(saved.Tokenizer.Vocabulary);
        ExplanationCheck.Options(options, saved.Labels, tokens);
        (_saved, _options) = (saved, options);
        _explainer = BuiltIns.Explainers[options.Method](options);
        _model = new(saved.Model, options.Output, saved.Labels.IsMultiLabel, tokens, options.TokensPerBatch, device);
    }

    /// <summary>Explains predictions: for each text one explanation for each label that was asked for.</summary>
    /// <exception cref="Errors.InvalidInputException">A text has no word that the model knows.</exception>
    public IEnumerable<Explanation> Explain(IReadOnlyList<Prediction> predictions, CancellationToken cancellation)
    {
        Encoding[] encodings = [.. predictions.Select(prediction => _saved.Tokenizer.Encode(prediction.Text))];
        ExplanationCheck.Texts(encodings, _explained + 1);
        _explained += predictions.Count;
        (Prediction Prediction, string Label, ExplainedText Text)[] asked = [.. predictions.Zip(encodings)
            .SelectMany(one => LabelsOf(one.First).Select(label =>
                (one.First, label, new ExplainedText(one.Second, _saved.Labels.IdOf(label)))))];
        var found = _explainer.Attribute(_model, [.. asked.Select(one => one.Text)], cancellation);
        return asked.Zip(found, (one, attributions) => Explanation.Of(
            one.Prediction, one.Label, _options.Method, one.Text, attributions, _options.Normalize));
    }

    private IReadOnlyList<string> LabelsOf(Prediction prediction) =>
        _options.Labels.Count > 0 ? _options.Labels : [prediction.Label];
}
