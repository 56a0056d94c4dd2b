using Glosa.Tokenization;
using Glosa.Tokenization.Models;

namespace Glosa.Tests.Tokenization.Models;

public class WordLevelModelTests
{
    [Fact]
    public void Tokenize_KnownAndUnknownWord_GivesOneTokenEach()
    {
        var model = new WordLevelModel(new Vocabulary(["?", "ab"]), unknownToken: "?");
        var tokens = new List<Token>();
        model.Tokenize("ab cd", new(0, 2), tokens);
        model.Tokenize("ab cd", new(3, 5), tokens);
        tokens.ShouldBe([new Token(1, new(0, 2)), new Token(0, new(3, 5))]);
    }

    [Fact]
    public void Constructor_UnknownTokenMissing_IsRefused() =>
        Should.Throw<ArgumentException>(() => new WordLevelModel(new Vocabulary(["a"])));
}
