using System.Reflection;
using Glosa.Errors;
using Glosa.Recipes;
using Glosa.Recipes.Binding;

namespace Glosa.FineTuning;

/// <summary>Puts the settings of a saved model where a recipe leaves its own at their defaults.</summary>
/// <remarks>A recipe does not tell whether a value was written or is the default.</remarks>
/// <param name="source">The saved model, for messages.</param>
/// <param name="problems">Gets what the recipe sets to something else and cannot.</param>
internal sealed class InheritedSettings(string source, List<Problem> problems)
{
    /// <summary>The settings of a saved model, with those of the recipe that are <see cref="ChangeableAttribute"/> and
    /// not at their default.</summary>
    /// <param name="path">Where in the recipe they are.</param>
    /// <param name="given">The recipe's.</param>
    /// <param name="own">Those of the saved model, of the same type.</param>
    public T Fill<T>(string path, T given, T own) where T : class
    {
        var type = given.GetType();
        var (filled, defaults) = (Activator.CreateInstance(type)!, Activator.CreateInstance(type)!);
        foreach (var option in Option.Of(type))
        {
            var (value, saved) = (option.Property.GetValue(given), option.Property.GetValue(own));
            var isOther = Text(value) != Text(saved) && Text(value) != Text(option.Property.GetValue(defaults));
            var isFree = option.Property.IsDefined(typeof(ChangeableAttribute));
            option.Property.SetValue(filled, isOther && isFree ? value : saved);
            if (isOther && !isFree)
                problems.Add(new($"{path}.{option.Key}", $"{(saved is null ? "no value" : Text(saved))}, as {source} has it",
                    Text(value), "leave it out, or start from another model"));
        }
        return (T)filled;
    }

    private static string Text(object? value) => NodeWriter.Flow(NodeBuilder.Of(value));
}
