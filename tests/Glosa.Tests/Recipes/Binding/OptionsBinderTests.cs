using System.ComponentModel.DataAnnotations;
using Glosa.Errors;
using Glosa.Recipes.Binding;

namespace Glosa.Tests.Recipes.Binding;

/// <summary>What the binder can do beyond what a recipe needs today.</summary>
public class OptionsBinderTests
{
    [Fact]
    public void Bind_ListsAndMapsOfRecords_BindsEachItem()
    {
        var zoo = Bind("""
            keepers: [{name: ada}, {name: bo, age: 9000000000}]
            cages: {north: {type: cat, lives: 7}, south: {type: dog}}
            widths: [3, 4]
            open: null
            """);

        zoo.Keepers.ShouldBe([new Keeper { Name = "ada" }, new Keeper { Name = "bo", Age = 9_000_000_000 }]);
        zoo.Cages.ShouldBe([new("north", new Cat { Lives = 7 }), new("south", new Dog())]);
        zoo.Widths.ShouldBe([3, 4]);
        zoo.Open.ShouldBeNull();
    }

    [Fact]
    public void Bind_MistakesInsideItems_NamesTheirLines() => Problems("""
        keepers:
        - name: ada
        - age: 3
        widths:
        - 3
        - 12
        cages:
          north: {lives: 3}
        tickets: {price: 3, reduced: 4}
        """).ShouldBe(
        [
            "recipe.yaml:3: keepers.1.name",
            "recipe.yaml:6: widths.1",
            "recipe.yaml:8: cages.north.type",
            "recipe.yaml:9: tickets.reduced",
        ]);

    [Fact]
    public void Bind_DefaultObject_KeepsWhatIsNotNamed() =>
        Bind("tickets: {reduced: 1}").Tickets.ShouldBe(new Tickets { Price = 5, Reduced = 1 });

    [Fact]
    public void Bind_RecordThatChecksItselfAndHasOtherMistakes_IsNotAsked() =>
        Problems("tickets: {price: x, reduced: 4}").ShouldBe(["recipe.yaml:1: tickets.price"]);

    private static Zoo Bind(string yaml)
    {
        var problems = new ProblemList();
        var zoo = new OptionsBinder(problems, _ => Animals, []).Bind<Zoo>(
            RecipeText.Document(yaml, "recipe.yaml", problems));
        problems.ThrowIfAny();
        return zoo;
    }

    private static IEnumerable<string> Problems(string yaml) =>
        Should.Throw<InvalidInputException>(() => Bind(yaml)).Problems.Select(problem => problem.Where);

    private static readonly OrderedDictionary<string, Type> Animals =
        new() { ["cat"] = typeof(Cat), ["dog"] = typeof(Dog) };

    public sealed record Zoo
    {
        public IReadOnlyList<Keeper> Keepers { get; init; } = [];

        public IReadOnlyDictionary<string, Animal> Cages { get; init; } = new Dictionary<string, Animal>();

        [Range(1, 9)]
        public IReadOnlyList<int> Widths { get; init; } = [];

        public bool? Open { get; init; } = true;

        public Tickets Tickets { get; init; } = new() { Price = 5 };
    }

    public sealed record Keeper
    {
        [Required]
        public string Name { get; init; } = "";

        public long? Age { get; init; }
    }

    public abstract record Animal;

    public sealed record Cat : Animal
    {
        public int Lives { get; init; } = 9;
    }

    public sealed record Dog : Animal;

    public sealed record Tickets : IChecksItself
    {
        public double Price { get; init; }

        public double Reduced { get; init; }

        public IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check()
        {
            if (Reduced > Price)
                yield return ("reduced", "at most the price", $"{Reduced}", "Lower it.");
        }
    }
}
