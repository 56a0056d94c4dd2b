using Glosa.Pretraining;
using Glosa.Tokenization;

namespace Glosa.Tests.Pretraining;

public class TextWindowsTests
{
    [Theory]
    [InlineData(3, new int[0])]
    [InlineData(4, new[] { 4 })]
    [InlineData(10, new[] { 10 })]
    [InlineData(11, new[] { 5, 6 })]
    [InlineData(21, new[] { 7, 7, 7 })]
    public void Cut_TokensOfAText_AreInPartsAboutAsLong(int count, int[] lengths)
    {
        int[] ids = [.. Enumerable.Range(0, count)];
        var parts = TextWindows.Cut(ids, most: 10).ToArray();
        parts.Select(part => part.Count).ShouldBe(lengths);
        if (count > 3) parts.SelectMany(part => part).ShouldBe(ids);
    }

    [Fact]
    public void Of_LongText_EachWindowBeginsAndEndsWithTheSpecialTokens()
    {
        var tokenizer = Tokenizer.Train(new() { Type = "wordpiece", MaxLength = 6 }, ["one two three four five six seven"]);
        var (start, end) = (tokenizer.Vocabulary.IdOf("[CLS]")!.Value, tokenizer.Vocabulary.IdOf("[SEP]")!.Value);
        var windows = TextWindows.Of(["one two three four five six seven", "one"], tokenizer);
        windows.Length.ShouldBe(2);
        foreach (var window in windows) (window[0], window[^1]).ShouldBe((start, end));
        windows.ShouldAllBe(window => window.Length <= 6);
        windows.SelectMany(window => window[1..^1]).Select(tokenizer.Vocabulary.TokenOf)
            .ShouldBe("one two three four five six seven".Split());
    }
}
