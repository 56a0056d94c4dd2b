using System.Reflection;
using Glosa.Testing;

namespace Glosa.Tests.HouseRules;

public class PublicApiTests
{
    public static TheoryData<string> Libraries => ["Glosa.Torch", "Glosa.Neural", "Glosa"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void PublicApi_OfALibrary_IsTheCommittedOne(string library) => Snapshot.ShouldMatchFile(
        PublicApi.Describe(Assembly.Load(library)), $"tests/Glosa.Tests/HouseRules/PublicApi/{library}.txt");
}
