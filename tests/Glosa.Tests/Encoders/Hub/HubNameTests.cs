using Glosa.Encoders.Hub;

namespace Glosa.Tests.Encoders.Hub;

public class HubNameTests
{
    [Theory]
    [InlineData("google-bert/bert-base-uncased", "google-bert", "bert-base-uncased")]
    [InlineData("a/b.c_d", "a", "b.c_d")]
    public void Parse_Name_GivesItsParts(string text, string owner, string name)
    {
        HubName.Parse(text).ShouldBe(new HubName(owner, name));
        HubName.Parse(text)!.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("bert")]
    [InlineData("./bert")]
    [InlineData("../bert")]
    [InlineData("/bert")]
    [InlineData("a/..")]
    [InlineData("a/b/c")]
    [InlineData("a/b/")]
    [InlineData("a/b\n")]
    [InlineData("a/b?c")]
    [InlineData("")]
    public void Parse_PathOrOtherText_IsNone(string text) => HubName.Parse(text).ShouldBeNull();
}
