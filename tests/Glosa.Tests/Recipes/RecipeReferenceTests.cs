using System.Text;
using Glosa.Recipes;
using Glosa.Recipes.Binding;
using Glosa.Testing;

namespace Glosa.Tests.Recipes;

public class RecipeReferenceTests
{
    private static readonly IReadOnlyList<OptionGroup> Groups =
        [.. OptionGroup.AllOf(typeof(Recipe), BuiltIns.ChoicesOf)];

    [Fact]
    public void ToMarkdown_AllOptions_IsTheCommittedPage() =>
        Snapshot.ShouldMatchFile(RecipeReference.ToMarkdown(), "docs/recipe-options.md");

    [Fact]
    public void Defaults_OfEveryOptionsRecord_AreTheCommittedOnes()
    {
        var defaults = new StringBuilder();
        foreach (var record in Groups.Select(group => group.Record).Distinct()
            .OrderBy(record => record.FullName, StringComparer.Ordinal))
        {
            defaults.Append($"{record.FullName}\n");
            var made = Activator.CreateInstance(record)!;
            foreach (var option in Option.Of(record))
                defaults.Append($"  {option.Key}: {NodeWriter.Flow(NodeBuilder.Of(option.Property.GetValue(made)))}\n");
        }

        Snapshot.ShouldMatchFile(defaults.ToString(), "tests/Glosa.Tests/Recipes/option-defaults.txt");
    }
}
