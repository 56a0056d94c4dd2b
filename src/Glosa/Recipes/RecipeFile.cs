using Glosa.Errors;
using Glosa.Pretraining;
using Glosa.Recipes.Binding;
using Glosa.Tuning;

namespace Glosa.Recipes;

/// <summary>Reads recipes.</summary>
/// <remarks>Keys are the properties' names in snake_case. A recipe may hold <c>when_faithful</c>, a mapping from
/// paths to values that apply if <c>faithful</c> is true; it is checked even if they do not.
/// Overrides come last. It may also hold <c>sweep</c> and <c>search</c>, of which <see cref="Sweep"/> and
/// <see cref="Search"/> take account, and no single run.</remarks>
public static class RecipeFile
{
    /// <summary>Reads a recipe from a file in UTF-8.</summary>
    /// <param name="path">The file; messages name it as given here.</param>
    /// <param name="overrides">Settings that win over the file's: <c>training.epochs=3</c>, the value in YAML.
    /// A mapping replaces what the file has there.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, or something in it or in the overrides is
    /// wrong; all mistakes are told.</exception>
    public static Recipe Load(string path, IEnumerable<string> overrides) =>
        Parse(RecipeText.Read(path), path, overrides);

    /// <summary>Reads a recipe from YAML.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="name">What messages call it, such as its file name.</param>
    /// <param name="overrides">As for <see cref="Load"/>.</param>
    /// <exception cref="InvalidInputException">Something in the text or in the overrides is wrong; all mistakes are
    /// told.</exception>
    public static Recipe Parse(string text, string name, IEnumerable<string> overrides)
    {
        var problems = new ProblemList();
        var set = Assignments.OfOverrides(overrides, problems);
        var document = RecipeText.Document(text, name, problems);
        RecipeKind.OfClassifier.Check(document, name);
        var faithful = Assignments.OfWhenFaithful(document, problems);
        var (recipe, found) = Bind(set.ApplyTo(document));
        if (recipe.Faithful)
            (recipe, found) = Bind(set.ApplyTo(faithful.ApplyTo(document)));
        else
            found.AddNew(Bind(faithful.ApplyTo(document)).Problems, except: Bind(document).Problems);

        problems.AddNew(found);
        problems.ThrowIfAny();
        return recipe;
    }

    /// <summary>Reads a recipe for pre-training, which has no <c>when_faithful</c>.</summary>
    internal static PretrainingRecipe LoadPretraining(string path, IEnumerable<string> overrides)
    {
        var problems = new ProblemList();
        var set = Assignments.OfOverrides(overrides, problems);
        var document = RecipeText.Document(RecipeText.Read(path), path, problems);
        RecipeKind.OfPretraining.Check(document, path);
        var options = new OptionsBinder(problems, BuiltIns.ChoicesOf, []).Bind<PretrainingRecipe>(set.ApplyTo(document));
        problems.ThrowIfAny();
        return options;
    }

    private static (Recipe Recipe, ProblemList Problems) Bind(MappingNode document)
    {
        var problems = new ProblemList();
        var binder = new OptionsBinder(problems, BuiltIns.ChoicesOf, [Assignments.WhenFaithful, SweepAxes.Key, SearchSpace.Key]);
        return (binder.Bind<Recipe>(document), problems);
    }
}
