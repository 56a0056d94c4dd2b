using Glosa.Errors;

namespace Glosa.Torch.Tests.Errors;

public class SuggestionTests
{
    private static readonly string[] Known = ["epochs", "batch_size", "seed", "adam", "adamw", "lr"];

    [Theory]
    [InlineData("epoch", "epochs")]
    [InlineData("epohcs", "epochs")]
    [InlineData("Batch-Size", "batch_size")]
    [InlineData("sead", "seed")]
    [InlineData("adma", "adam")]
    [InlineData("adamww", "adamw")]
    public void Nearest_Typo_IsTheNameMeant(string found, string meant) =>
        Suggestion.Nearest(found, Known).ShouldBe(meant);

    [Theory]
    [InlineData("momentum")]
    [InlineData("")]
    [InlineData("xy")]
    public void Nearest_NothingAlike_IsNull(string found) => Suggestion.Nearest(found, Known).ShouldBeNull();
}
