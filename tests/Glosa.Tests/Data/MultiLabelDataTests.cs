using Glosa.Data;
using Glosa.Data.Checks;
using Glosa.Data.Writers;
using Glosa.Errors;
using Glosa.Testing;

namespace Glosa.Tests.Data;

public sealed class MultiLabelDataTests : IDisposable
{
    private const string Csv = "text,label\nlate and broken,delivery; product\nthank you,\nlate,delivery;delivery\n";
    private readonly TemporaryFolder _folder = new();

    private static DataOptions Options { get; } = new() { LabelSeparator = ";" };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.csv", Csv)]
    [InlineData("a.jsonl", """
        {"text": "late and broken", "label": ["product", "delivery"]}
        {"text": "thank you", "label": []}
        {"text": "late", "label": "delivery"}
        """)]
    [InlineData("a.ft", "__label__product __label__delivery late and broken\nthank you\n__label__delivery late\n")]
    public void Load_EachFormat_GivesTheLabelsOfEachText(string name, string content)
    {
        var data = DataSet.Load(_folder.Write(name, content), Options);
        data.Examples.Select(example => example.Text).ShouldBe(["late and broken", "thank you", "late"]);
        data.Examples[0].Labels.ShouldBe(["delivery", "product"]);
        data.Examples[1].Labels.ShouldBeEmpty();
        data.Examples[2].Labels.ShouldBe(["delivery"]);
        data.Examples[0].Label.ShouldBe("delivery;product");
        data.Fingerprint.ShouldBe(DataSet.Load(_folder.Write("b.csv", Csv), Options).Fingerprint);
    }

    [Fact]
    public void Fingerprint_OtherSeparator_IsTheSameAndCoversEachLabel()
    {
        string Of(params string[] labels) => new DataSet("", [.. labels.Select(label =>
            new Example("x", label, 1) { LabelSeparator = label.Contains('|') ? "|" : ";" })]).Fingerprint;
        Of("a|b").ShouldBe(Of("b;a"));
        Of("a;b").ShouldNotBe(Of("a"));
        Of("a;b").ShouldNotBe(Of("ab"));
        Of("a;b", "").ShouldNotBe(Of("a", "b"));
    }

    [Fact]
    public void Load_LabelNames_ApplyToEachLabel() =>
        DataSet.Load(_folder.Write("a.csv", "text,label\nx,2;1\ny,1\n"), Options with
        {
            Labels = new OrderedDictionary<string, string> { ["2"] = "two", ["1"] = "one" },
        }).Examples.Select(example => example.Label).ShouldBe(["one;two", "one"]);

    [Theory]
    [InlineData("a.jsonl", """{"text": "x", "label": ["a;b", "c"]}""")]
    [InlineData("a.ft", "__label__a;b __label__c x")]
    public void Load_SeparatorInsideALabel_IsRefused(string name, string content) =>
        Should.Throw<InvalidInputException>(() => DataSet.Load(_folder.Write(name, content), Options))
            .Problems.ShouldHaveSingleItem().ToString().ShouldSatisfyAllConditions(
                told => told.ShouldContain($"{name}:1"),
                told => told.ShouldContain("labels without \";\", which is data.label_separator"),
                told => told.ShouldContain("the label \"a;b\""));

    [Fact]
    public void Load_SeparatorInsideANewName_IsRefused()
    {
        var options = Options with { Labels = new Dictionary<string, string> { ["1"] = "a;b" } };
        Should.Throw<InvalidInputException>(() => DataSet.Load(_folder.Write("a.csv", Csv), options))
            .Problems.ShouldHaveSingleItem().Where.ShouldBe("data.labels");
        options.Check().ShouldHaveSingleItem().Path.ShouldBe("labels.1");
    }

    [Fact]
    public void Load_ArrayOfLabelsWithoutSeparator_SaysHowToReadIt() =>
        Should.Throw<InvalidInputException>(() => DataSet.Load(
                _folder.Write("a.jsonl", """{"text": "x", "label": ["a"]}"""), new DataOptions()))
            .Message.ShouldContain("set data.label_separator if a text can have several");

    [Fact]
    public void LabelSet_OfTexts_HasEachLabelOnceAndChecksEach()
    {
        var data = DataSet.Load(_folder.Write("a.csv", Csv), Options);
        var labels = LabelSet.From(data, Options);
        (labels.Names, labels.IsMultiLabel).ShouldSatisfyAllConditions(
            found => found.Names.ShouldBe(["delivery", "product"]), found => found.IsMultiLabel.ShouldBeTrue());
        labels.Check(data);
        var other = DataSet.Load(_folder.Write("b.csv", "text,label\nx,delivery\ny,product;acount;delivery\n"), Options);
        var problem = Should.Throw<InvalidInputException>(() => labels.Check(other)).Problems.ShouldHaveSingleItem();
        problem.Where.ShouldEndWith("b.csv:3");
        problem.Found.ShouldBe("the label \"acount\" in 1 row");
    }

    [Fact]
    public void LabelSet_OfOneLabelATextThough_RefusesTextsWithSeveral() =>
        Should.Throw<InvalidInputException>(() => new LabelSet(["delivery", "product"])
                .Check(DataSet.Load(_folder.Write("a.csv", Csv), Options)))
            .Problems.ShouldHaveSingleItem().Expected.ShouldBe("exactly one label for each text");

    [Fact]
    public void Split_RareCombinations_DividesTheirRarestLabel()
    {
        // Five texts have "rare", each beside another label, so that no combination can be divided by itself.
        var examples = Enumerable.Range(0, 100).Select(index => new Example($"text {index}",
            index < 5 ? $"often{index};rare" : $"often{index % 10}", index + 2)
        { LabelSeparator = ";" }).ToArray();
        var (kept, heldOut) = StratifiedSplit.Split(new DataSet("data", examples), 0.2, seed: 1);
        heldOut.Examples.Count(example => example.Labels.Contains("rare")).ShouldBe(1);
        kept.Examples.Count(example => example.Labels.Contains("rare")).ShouldBe(4);
        heldOut.Examples.Count.ShouldBe(20);
    }

    [Theory]
    [InlineData("b.csv")]
    [InlineData("b.tsv.gz")]
    [InlineData("b.jsonl")]
    [InlineData("b.ft")]
    public void Convert_ToAFormatAndRead_GivesTheSame(string name)
    {
        var source = _folder.Write("a.csv", Csv);
        var target = Path.Combine(_folder.Path, name);
        DataConversion.Run(source, Options, target, "auto", overwrite: false);
        DataSet.Load(target, Options).Fingerprint.ShouldBe(DataSet.Load(source, Options).Fingerprint);
    }

    [Fact]
    public void Convert_ToAFolder_IsRefused() =>
        Should.Throw<InvalidInputException>(() => DataConversion.Run(
                _folder.Write("a.csv", Csv), Options, _folder.Path + "/new/", "auto", overwrite: false))
            .Problems.ShouldHaveSingleItem().Expected.ShouldStartWith("texts with exactly one label");

    [Fact]
    public void Check_File_CountsEachLabelAndTextsWithout()
    {
        var file = DataCheck.Run([_folder.Write("a.csv", Csv)], Options).Files.ShouldHaveSingleItem();
        file.Labels.ShouldBe([new("delivery", new(2, 2 / 3.0)), new("product", new(1, 1 / 3.0))]);
        file.WithoutLabel.ShouldBe(new(1, 1 / 3.0));
    }
}
