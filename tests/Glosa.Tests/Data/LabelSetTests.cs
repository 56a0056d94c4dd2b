using Glosa.Data;
using Glosa.Errors;

namespace Glosa.Tests.Data;

public sealed class LabelSetTests
{
    [Fact]
    public void From_WholeNumbers_SortsByValue() => From(["10", "9", "-1", "2"]).ShouldBe(["-1", "2", "9", "10"]);

    [Fact]
    public void From_Names_SortsByCharacterCodes() =>
        From(["b", "año", "B", "a", "10", "9"]).ShouldBe(["10", "9", "B", "a", "año", "b"]);

    [Theory]
    [InlineData("NO")]
    [InlineData("null")]
    [InlineData("on")]
    [InlineData("1.0")]
    public void From_WordsOfYaml_StayText(string label) => From([label, "zz"]).ShouldBe([label, "zz"]);

    [Fact]
    public void From_LabelsInOptions_ComeFirstInTheirOrder()
    {
        var options = new DataOptions
        {
            Labels = new Dictionary<string, string> { ["1"] = "World", ["2"] = "Sports", ["3"] = "Absent" },
        };
        LabelSet.From(Make("train.csv", ["7", "Sports", "10", "World"]), options)
            .Names.ShouldBe(["World", "Sports", "7", "10"]);
    }

    [Fact]
    public void From_OneLabel_TellsWhatToDo() =>
        Should.Throw<InvalidInputException>(() => From(["spam", "spam"])).Message.ShouldBe("""
            train.csv
              expected: examples of at least two labels
              found:    1 label: "spam"
              to do:    check data.label_column, or add examples of other labels
            """);

    [Fact]
    public void IdOf_Names_ArePlaces()
    {
        var labels = new LabelSet(["neg", "pos"]);
        labels.Count.ShouldBe(2);
        labels.IdOf("pos").ShouldBe(1);
        labels[1].ShouldBe("pos");
        labels.TryGetId("neutral", out _).ShouldBeFalse();
    }

    [Fact]
    public void Constructor_SameNameTwice_Throws() => Should.Throw<ArgumentException>(() => new LabelSet(["a", "a"]));

    [Fact]
    public void Check_KnownLabels_Passes() => new LabelSet(["a", "b"]).Check(Make("test.csv", ["b", "b"]));

    [Fact]
    public void Check_UnknownLabels_TellsAllWithTheirFirstPlaces() =>
        Should.Throw<InvalidInputException>(() =>
            new LabelSet(["negative", "positive"])
                .Check(Make("test.csv", ["positive", "Negativ", "7", "Negativ"]))).Message.ShouldBe("""
            test.csv:3
              expected: one of the training labels "negative", "positive"
              found:    the label "Negativ" in 2 rows
              to do:    did you mean "negative"? Map it with data.labels, remove its rows, or train with examples of it
            test.csv:4
              expected: one of the training labels "negative", "positive"
              found:    the label "7" in 1 row
              to do:    map it with data.labels, remove its rows, or train with examples of it
            """);

    [Fact]
    public void Check_ManyUnknownLabels_TellsTwentyAndCountsTheRest()
    {
        var data = Make("test.csv", [.. Enumerable.Range(0, 50).Select(i => $"text {i}")]);
        var problems = Should.Throw<InvalidInputException>(() => new LabelSet(["a", "b"]).Check(data)).Problems;
        problems.Count.ShouldBe(21);
        problems[^1].ShouldBe(new(
            "test.csv", "the 2 training labels only", "30 more unknown labels",
            "check that data.label_column names the column of the labels"));
    }

    private static IReadOnlyList<string> From(string[] labels) => LabelSet.From(Make("train.csv", labels), new()).Names;

    private static DataSet Make(string path, string[] labels) =>
        new(path, [.. labels.Select((label, index) => new Example("text", label, index + 2))]);
}
