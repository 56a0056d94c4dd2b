using System.CommandLine;
using System.Globalization;
using Glosa.Errors;
using Glosa.Explanations;

namespace Glosa.Cli.Commands;

/// <summary>The options that say how texts are explained.</summary>
internal sealed class ExplanationSettings
{
    private const string Automatic = "auto";

    private static readonly ExplanationOptions s_defaults = new();

    private readonly Option<string[]> _labels = new("--label")
    {
        Description = "Label to explain; the predicted one by default. Can be repeated.",
        HelpName = "LABEL",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _method = new("--method")
    {
        Description = $"How: {string.Join(", ", BuiltIns.Explainers.Keys)}.",
        HelpName = "METHOD",
        DefaultValueFactory = _ => s_defaults.Method,
    };

    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "What words are compared with; padding for integrated_gradients, removed for occlusion and lime.",
    };

    private readonly Option<string> _steps = new("--steps")
    {
        Description = "Steps of integrated_gradients: a number, or auto for as many as are needed.",
        HelpName = "N|auto",
        DefaultValueFactory = _ => Automatic,
    };

    private readonly Option<string> _rule = new("--rule")
    {
        Description = "Where integrated_gradients takes its steps.",
        DefaultValueFactory = _ => Snake(s_defaults.Rule),
    };

    private readonly Option<string> _attribute = new("--attribute")
    {
        Description = "What of the label is attributed to the words.",
        DefaultValueFactory = _ => Snake(s_defaults.Output),
    };

    private readonly Option<int> _samples = new("--samples")
    {
        Description = "Samples of lime for each text.",
        HelpName = "N",
        DefaultValueFactory = _ => s_defaults.Samples,
    };

    private readonly Option<long> _seed = new("--seed")
    {
        Description = "The samples of lime follow from it.",
        HelpName = "N",
        DefaultValueFactory = _ => s_defaults.Seed,
    };

    private readonly Option<bool> _raw = new("--raw")
    {
        Description = "Attributions in the unit of what is attributed, not divided by their L2 norm.",
    };

    public ExplanationSettings()
    {
        _baseline.AcceptOnlyFromAmong(Names<ExplanationBaseline>());
        _rule.AcceptOnlyFromAmong(Names<IntegrationRule>());
        _attribute.AcceptOnlyFromAmong(Names<AttributedOutput>());
    }

    /// <summary>Gives the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
            { _labels, _method, _baseline, _steps, _rule, _attribute, _samples, _seed, _raw })
            command.Options.Add(option);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="InvalidInputException">The steps are no number.</exception>
    public ExplanationOptions Of(ParseResult parsed) => new()
    {
        Labels = parsed.GetValue(_labels)!,
        Method = parsed.GetValue(_method)!,
        Baseline = parsed.GetValue(_baseline) is { } baseline ? Value<ExplanationBaseline>(baseline) : null,
        Steps = Steps(parsed.GetValue(_steps)!),
        Rule = Value<IntegrationRule>(parsed.GetValue(_rule)!),
        Output = Value<AttributedOutput>(parsed.GetValue(_attribute)!),
        Samples = parsed.GetValue(_samples),
        Seed = parsed.GetValue(_seed),
        Normalize = !parsed.GetValue(_raw),
    };

    private static int? Steps(string steps) => steps == Automatic ? null
        : int.TryParse(steps, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new InvalidInputException("--steps", "a whole number, 1 or more, or auto", steps,
            "leave it out, and as many steps are taken as are needed");

    private static string[] Names<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Snake)];

    private static T Value<T>(string name) where T : struct, Enum =>
        Enum.GetValues<T>().Single(value => Snake(value) == name);

    private static string Snake<T>(T value) where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
