using Glosa.Data;

namespace Glosa.Tests.Data;

/// <summary>The values come from tests/golden/data/random_stream.py; a change of any breaks every saved run.</summary>
public sealed class RandomStreamTests
{
    [Theory]
    [InlineData(0, 11091344671253066420, 13793997310169335082, 1900383378846508768, 7684712102626143532)]
    [InlineData(42, 1546998764402558742, 6990951692964543102, 12544586762248559009, 17057574109182124193)]
    [InlineData(-1, 10328197420357168392, 14156678507024973869, 9357971779955476126, 13791585006304312367)]
    public void NextBits_Seed_AreTheReferenceValues(long seed, ulong first, ulong second, ulong third, ulong fourth)
    {
        var stream = new RandomStream(seed);
        Take(4, stream.NextBits).ShouldBe([first, second, third, fourth]);
    }

    [Fact]
    public void NextDouble_Seed_AreTheReferenceValues() =>
        Take(4, new RandomStream(42).NextDouble)
            .ShouldBe([0.08386297105988216, 0.3789802506626686, 0.6800434110281394, 0.9246929453253876]);

    [Fact]
    public void Next_SmallLimit_AreTheReferenceValues()
    {
        var stream = new RandomStream(42);
        Take(12, () => stream.Next(10)).ShouldBe([0, 3, 6, 9, 9, 7, 7, 8, 7, 5, 6, 2]);
    }

    [Theory]
    [InlineData((1 << 30) + 1, 90047179, 406926945, 992881490, 1064941344)]
    [InlineData(int.MaxValue, 180094358, 813853890, 1460382104, 1985762978)]
    public void Next_LargeLimit_RejectsAsTheReferenceDoes(int limit, int first, int second, int third, int fourth)
    {
        var stream = new RandomStream(42);
        Take(4, () => stream.Next(limit)).ShouldBe([first, second, third, fourth]);
    }

    [Fact]
    public void Next_ManyDraws_AreEvenlySpread()
    {
        var stream = new RandomStream(3);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
            counts[stream.Next(6)]++;
        counts.ShouldAllBe(count => Math.Abs(count - 10_000) < 400);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Next_LimitBelowOne_Throws(int limit) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomStream(1).Next(limit));

    [Fact]
    public void Shuffle_Seed_IsTheReferenceOrder()
    {
        var items = Enumerable.Range(0, 10).ToArray();
        new RandomStream(7).Shuffle(items.AsSpan());
        items.ShouldBe([1, 8, 3, 0, 4, 5, 9, 6, 2, 7]);
    }

    [Fact]
    public void Derive_SeedPurposeAndCounters_AreTheReferenceValues()
    {
        RandomStream.Derive(1).NextBits().ShouldBe(17720497575340709014);
        RandomStream.Derive(1, 0).NextBits().ShouldBe(13763478310485264798);
        RandomStream.Derive(1, 2, 3).NextBits().ShouldBe(2720269341674801052ul);
        RandomStream.Derive(1, 3, 2).NextBits().ShouldBe(5524052183622816219ul);
        RandomStream.Derive(1, "shuffle", 2, 3).NextBits().ShouldBe(5278977217687668747ul);
        RandomStream.Derive(-5, "año", -1).NextBits().ShouldBe(18279257186064267535);
    }

    private static T[] Take<T>(int count, Func<T> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
