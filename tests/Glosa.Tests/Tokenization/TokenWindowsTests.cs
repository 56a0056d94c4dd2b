using Glosa.Tokenization;

namespace Glosa.Tests.Tokenization;

public class TokenWindowsTests
{
    [Theory]
    [InlineData(0, 10, 0, new[] { 0 })]
    [InlineData(10, 10, 4, new[] { 10 })]
    [InlineData(11, 10, 0, new[] { 5, 6 })]
    [InlineData(21, 10, 0, new[] { 7, 7, 7 })]
    [InlineData(11, 10, 4, new[] { 7, 8 })]     // 4 of them are the same
    [InlineData(16, 10, 4, new[] { 10, 10 })]
    [InlineData(17, 10, 4, new[] { 8, 8, 9 })]
    [InlineData(12, 10, 9, new[] { 10, 10, 10 })]
    public void Of_AnyLength_GivesWindowsAboutAsLong(int count, int most, int overlap, int[] lengths)
    {
        int[] ids = [.. Enumerable.Range(0, count)];
        var windows = TokenWindows.Of(ids, most, overlap).Select(window => window.ToArray()).ToArray();
        windows.Select(window => window.Length).ShouldBe(lengths);
        TokenWindows.CountOf(count, most, overlap).ShouldBe(lengths.Length);
        windows.SelectMany((window, number) => number == 0 ? window : window[overlap..]).ShouldBe(ids);
        foreach (var (window, next) in windows.Zip(windows.Skip(1))) window[^overlap..].ShouldBe(next[..overlap]);
    }
}
