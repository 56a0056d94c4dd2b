using Glosa.Baselines;

namespace Glosa.Tests.Baselines;

public class NgramVocabularyTests
{
    [Fact]
    public void Choose_Texts_KeepsNgramsOfEnoughTextsThoseOfMostFirst() =>
        Names(["a b a b", "B. a", "c b a"], new() { MinCount = 2 }).ShouldBe(["a", "b", "b a"], ignoreOrder: true);

    [Fact]
    public void Choose_MoreThanTheMost_KeepsThoseOfMostTexts() =>
        Names(["a b c", "a b", "a"], new() { Ngrams = 1, MinCount = 1, MaxNgrams = 2 }).ShouldBe(["a", "b"]);

    [Theory]
    [InlineData(9_999, "a b c")]
    [InlineData(10_000, "a b")]
    public void Choose_WithoutAMinimum_DropsSingleFindsInManyTexts(int texts, string names) =>
        Names([.. Enumerable.Range(0, texts).Select(index => index == 5000 ? "a b c" : "a b")], new() { Ngrams = 1 })
            .Order().ShouldBe(names.Split(' '));

    [Fact]
    public void Choose_AnyNumberOfThreads_GivesTheSame()
    {
        // More texts than are read at once, so that several rounds add to the counts.
        string[] texts =
            [.. Enumerable.Range(0, 3000).Select(index => $"word{index % 700} of {index % 13} in {index}")];
        var names = Names(texts, new());
        for (var attempt = 0; attempt < 3; attempt++) Names(texts, new()).ShouldBe(names);
        names.Length.ShouldBe(names.Distinct().Count());
    }

    [Theory]
    [InlineData(OccurrenceCount.Binary, 1)]
    [InlineData(OccurrenceCount.Sublinear, 2.0986123)]
    [InlineData(OccurrenceCount.Raw, 3)]
    public void Count_SeveralOccurrences_CountAsAskedFor(OccurrenceCount occurrences, float expected)
    {
        var vocabulary = NgramVocabulary.TryMake(new() { Occurrences = occurrences }, ["x", "y", "x y"])!;
        var counts = vocabulary.Count("X, x? new x y");
        counts.Ids.ShouldBe([0, 1, 2]);
        counts.Values.ShouldBe([expected, 1, 1], 1e-6);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "A")]
    [InlineData("a", "...")]
    [InlineData("a", "a b c")]
    public void TryMake_NamesThatCannotBe_IsNull(params string[] names) =>
        NgramVocabulary.TryMake(new() { Ngrams = 2 }, names).ShouldBeNull();

    private static string[] Names(string[] texts, LinearBaselineOptions options) =>
        [.. NgramVocabulary.Choose(texts, options, out _, CancellationToken.None).Names];
}
