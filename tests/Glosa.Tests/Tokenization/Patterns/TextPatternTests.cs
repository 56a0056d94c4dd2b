using Glosa.Errors;
using Glosa.Tokenization;
using Glosa.Tokenization.Patterns;

namespace Glosa.Tests.Tokenization.Patterns;

public class TextPatternTests
{
    [Theory]
    [InlineData(@"\.", "a.b", "a_b")]
    [InlineData(@"<br \/>", "a<br />b", "a_b")]
    [InlineData(@"\\", @"a\b", "a_b")]
    [InlineData(".", "ab", "__")]
    [InlineData(@"\d", "a1", "a_")]
    [InlineData("a|b", "abc", "__c")]
    [InlineData("[^-]", "😀-a😀", "_-__")]
    [InlineData("a.", "a😀b", "_b")]
    [InlineData("a{2}", "aaa", "_a")]
    [InlineData(@"\s+", " a  b", "_a_b")]
    public void Regex_Expression_MatchesAsDotNet(string expression, string text, string expected)
    {
        var normalized = new NormalizedString(text);
        normalized.Replace(TextPattern.Regex(expression), "_");
        normalized.Text.ToString().ShouldBe(expected);
    }

    [Fact]
    public void Literal_Operators_MatchThemselves()
    {
        var normalized = new NormalizedString(@"a.b\.c");
        normalized.Replace(TextPattern.Literal(@"\."), "_");
        normalized.Text.ToString().ShouldBe("a.b_c");
    }

    [Fact]
    public void Regex_BrokenExpression_IsTheUsersMistake() =>
        Should.Throw<InvalidInputException>(() => TextPattern.Regex("("))
            .Problems[0].Where.ShouldBe("regular expression");
}
