using System.Globalization;
using Glosa.Errors;
using Glosa.Models.Bert;

namespace Glosa.Encoders;

/// <summary>Puts an encoder's sizes where a recipe leaves its own at their defaults.</summary>
/// <param name="own">The encoder's.</param>
/// <param name="path">The file that tells them.</param>
internal sealed class EncoderSizes(TextBertOptions own, string path)
{
    /// <summary>The model with the encoder's sizes; those that the recipe sets to something else are told. Dropout is a
    /// matter of training: what the recipe sets wins.</summary>
    public BertOptions Fill(BertOptions model, List<Problem> problems)
    {
        var defaults = (BertOptions)Activator.CreateInstance(model.GetType())!;
        Compare("hidden_size", options => options.HiddenSize);
        Compare("layers", options => options.Layers);
        Compare("heads", options => options.Heads);
        Compare("intermediate_size", options => options.IntermediateSize);
        Compare("max_positions", options => options.MaxPositions);
        Compare("token_types", options => options.TokenTypes);
        Compare("layer_norm_epsilon", options => options.LayerNormEpsilon);
        Compare("activation", options => options.Activation);
        var filled = model with
        {
            HiddenSize = own.HiddenSize,
            Layers = own.Layers,
            Heads = own.Heads,
            IntermediateSize = own.IntermediateSize,
            MaxPositions = own.MaxPositions,
            TokenTypes = own.TokenTypes,
            LayerNormEpsilon = own.LayerNormEpsilon,
            Activation = own.Activation,
            HiddenDropout = Chosen(options => options.HiddenDropout),
            AttentionDropout = Chosen(options => options.AttentionDropout),
        };
        return filled is TextBertOptions text
            ? text with { ClassifierDropout = Chosen(options => ((TextBertOptions)options).ClassifierDropout) } : filled;

        double Chosen(Func<BertOptions, double> option) =>
            option(model) == option(defaults) ? option(own) : option(model);

        void Compare(string key, Func<BertOptions, object?> option)
        {
            if (!Equals(option(model), option(defaults)) && !Equals(option(model), option(own)))
                problems.Add(new($"model.{key}", $"{Text(option(own))}, as {path} has it", Text(option(model)),
                    "leave it out, or name another encoder"));
        }
    }

    private static string Text(object? value) => value is BertActivation activation
        ? System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName($"{activation}")
        : string.Create(CultureInfo.InvariantCulture, $"{value}");
}
