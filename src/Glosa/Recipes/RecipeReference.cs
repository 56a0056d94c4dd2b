using System.Text;
using System.Text.RegularExpressions;
using Glosa.Pretraining;
using Glosa.Recipes.Binding;

namespace Glosa.Recipes;

/// <summary>Writes the page that lists every option of a recipe.</summary>
public static partial class RecipeReference
{
    private static readonly OptionWords Words = new(BuiltIns.ChoicesOf);

    /// <summary>The page in Markdown: a table for each group of options, with path, type, default, limits and
    /// description, all taken from the options records.</summary>
    public static string ToMarkdown()
    {
        var page = new StringBuilder("""
            # Options of a recipe

            A recipe is one YAML file. Every option is listed here by its path: `training.epochs` is the key `epochs`
            below the key `training`, and `--set training.epochs=3` on the command line wins over the file.
            A key that is not written takes its default; `null` means unset.

            Beside these options, a recipe may hold `when_faithful`: a mapping from paths to values, which apply only
            if `faithful` is true; `sweep`: a mapping from paths to lists of values, for
            [`glosa sweep`](sweeps.md); and `search`, for [`glosa search`](searches.md).


            """.ReplaceLineEndings("\n"));
        var ofTraining = OptionGroup.AllOf(typeof(Recipe), BuiltIns.ChoicesOf).ToArray();
        foreach (var group in ofTraining)
            WriteGroup(group, page);
        page.Append("""
            # Options of a recipe for pre-training

            For `glosa pretrain`. The options below `tokenizer` and `training` are those above.


            """.ReplaceLineEndings("\n"));
        foreach (var group in OptionGroup.AllOf(typeof(PretrainingRecipe), BuiltIns.ChoicesOf)
            .Where(group => ofTraining.All(known => known.Record != group.Record)))
            WriteGroup(group, page);
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void WriteGroup(OptionGroup group, StringBuilder page)
    {
        page.Append(group switch
        {
            { Path: "" } => "## The recipe itself\n\n",
            { Choice: null } => $"## `{group.Path}`\n\n",
            _ => $"## `{group.Path}` with `type: {group.Choice}`{(group.IsDefault ? " (the default)" : "")}\n\n",
        });
        var options = Option.Of(group.Record);
        if (options.Count == 0)
        {
            page.Append("No options.\n\n");
            return;
        }

        page.Append("| option | type | default | limits | what it does |\n|---|---|---|---|---|\n");
        foreach (var option in options)
            page.Append(Row(group, option));
        page.Append('\n');
    }

    private static string Row(OptionGroup group, Option option) =>
        $"| `{OptionPath.Append(group.Path, option.Key)}` | {Type(option)} | {Default(group, option)} "
        + $"| {Escape(Words.Limits(option))} | {Escape(option.Description ?? "")} |\n";

    private static string Type(Option option)
    {
        var words = Words.One(option.Type);
        return (words.StartsWith("a ") ? words[2..] : words) + (option.Type.Nullable ? ", or null" : "");
    }

    private static string Default(OptionGroup group, Option option) =>
        option.IsRequired ? "required" : option.Property.GetValue(group.Defaults) switch
        {
            { } value when option.Type.IsChosen => $"`type: {BuiltIns.NameOf(value.GetType())}`",
            { } when option.Type.Kind is OptionKind.Record => "see below",
            "" => "`\"\"`",
            var value => $"`{NodeWriter.Flow(NodeBuilder.Of(value))}`",
        };

    private static string Escape(string text) => Special().Replace(text, "\\$0");

    [GeneratedRegex(@"[|<*\[\]_]")]
    private static partial Regex Special();
}
