using Glosa.Models;
using Glosa.Neural;
using Glosa.Neural.Optimizers;
using Glosa.Neural.Schedules;

namespace Glosa;

/// <summary>What a recipe can choose by <c>type</c>; a new part is one line here.</summary>
public static class BuiltIns
{
    private static readonly Dictionary<Type, IReadOnlyDictionary<string, Type>> Kinds = new()
    {
        [typeof(TextModelOptions)] = new OrderedDictionary<string, Type>
        {
            ["lstm"] = typeof(TextLstmOptions),
        },
        [typeof(OptimizerOptions)] = new OrderedDictionary<string, Type>
        {
            ["sgd"] = typeof(SgdOptions),
            ["adam"] = typeof(AdamOptions),
            ["adamw"] = typeof(AdamWOptions),
        },
        [typeof(ScheduleOptions)] = new OrderedDictionary<string, Type>
        {
            ["constant"] = typeof(ConstantScheduleOptions),
            ["step"] = typeof(StepScheduleOptions),
            ["overfit"] = typeof(OverfitScheduleOptions),
            ["linear"] = typeof(LinearScheduleOptions),
        },
    };

    /// <summary>Models by name, with the type of their options.</summary>
    public static IReadOnlyDictionary<string, Type> Models => Kinds[typeof(TextModelOptions)];

    /// <summary>Optimizers by name, with the type of their options.</summary>
    public static IReadOnlyDictionary<string, Type> Optimizers => Kinds[typeof(OptimizerOptions)];

    /// <summary>Learning-rate schedules by name, with the type of their options.</summary>
    public static IReadOnlyDictionary<string, Type> Schedules => Kinds[typeof(ScheduleOptions)];

    /// <summary>The choices for a kind of options, in the order they are told to users.</summary>
    /// <param name="kind">The abstract record, as <see cref="TextModelOptions"/>.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static IReadOnlyDictionary<string, Type> ChoicesOf(Type kind) => Kinds.GetValueOrDefault(kind)
        ?? throw new ArgumentException($"{kind} is not listed in {nameof(BuiltIns)}.", nameof(kind));

    /// <summary>Builds the model of the given options.</summary>
    internal static TextModel CreateModel(TextModelOptions options, ModelShape shape, ParameterPath path) => options switch
    {
        TextLstmOptions lstm => new TextLstm(lstm, shape, path),
        _ => throw new ArgumentException($"{options.GetType()} is not listed in {nameof(BuiltIns)}.", nameof(options)),
    };

    /// <summary>The name a recipe gives to options of this very type, or null where they are no choice.</summary>
    public static string? NameOf(Type options) => Kinds.Values
        .SelectMany(choices => choices)
        .FirstOrDefault(choice => choice.Value == options).Key;
}
