using System.Globalization;
using Glosa.Data;
using Glosa.Recipes.Binding;

namespace Glosa.Tuning;

/// <summary>One setting that a search varies: a list of values, or a range of numbers.</summary>
/// <param name="Path">The setting's path in the recipe.</param>
internal abstract record SearchAxis(string Path)
{
    /// <summary>A value in YAML.</summary>
    public abstract string Draw(RandomStream random);

    /// <summary>Number of values; null where there are endlessly many.</summary>
    public abstract double? Count { get; }

    /// <summary>Reads an axis; null if a problem was told.</summary>
    public static SearchAxis? Of(string path, Spot spot, Node value, ProblemList problems)
    {
        if (value is MappingNode mapping)
        {
            var found = new ProblemList();
            var range = new OptionsBinder(found, BuiltIns.ChoicesOf, []).Bind<SearchRange>(mapping);
            if (found.Count == 0) return new SearchRangeAxis(path, range);
            foreach (var problem in found.ToException().Problems)
                problems.Add(spot, problem.Expected, problem.Found, problem.WhatToDo);
            return null;
        }
        return NamedNodes.Values(spot, value, problems) is { } values ? new SearchChoiceAxis(path, values) : null;
    }
}

/// <summary>A setting that takes one of several values, each as likely.</summary>
internal sealed record SearchChoiceAxis(string Path, IReadOnlyList<string> Values) : SearchAxis(Path)
{
    public override double? Count => Values.Distinct().Count();

    public override string Draw(RandomStream random) => Values[random.Next(Values.Count)];
}

/// <summary>A setting that takes a number of a range.</summary>
internal sealed record SearchRangeAxis(string Path, SearchRange Range) : SearchAxis(Path)
{
    public override double? Count => Range.Step is { } step ? Math.Floor(((Range.To - Range.From) / step) + 1e-9) + 1 : null;

    public override string Draw(RandomStream random)
    {
        var share = random.NextDouble();
        var value = Range.Scale is SearchScale.Log
            ? Math.Exp(Math.Log(Range.From) + (share * Math.Log(Range.To / Range.From)))
            : Range.From + (share * (Range.To - Range.From));
        // On a linear scale each step is as likely, the outer ones too.
        if (Range.Step is { } step)
            value = Range.From + (step * (Range.Scale is SearchScale.Log
                ? Math.Round((value - Range.From) / step) : Math.Floor(share * Count!.Value)));
        else value = double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return NodeBuilder.Number(Math.Clamp(Math.Round(value, 12), Range.From, Range.To));
    }
}
