using Glosa.Data;
using Glosa.Errors;
using Glosa.Pretraining;
using Glosa.Testing;
using Glosa.Tokenization;

namespace Glosa.Tests.Pretraining;

public sealed class TokenMaskingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Tokenizer _tokenizer;

    public TokenMaskingTests() => _tokenizer = Read("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "play", "##ing", "##s", "a", "b");

    [Fact]
    public void Hide_PiecesOfAWord_AreHiddenTogether()
    {
        // [CLS] play ##ing ##s a b [SEP]
        int[] window = [2, 5, 6, 7, 8, 9, 3];
        var masking = new TokenMasking(_tokenizer, new() { Share = 0.6, MaskedShare = 1, RandomShare = 0 });
        for (var seed = 0; seed < 50; seed++)
        {
            var (ids, places) = masking.Hide(window, new RandomStream(seed));
            new[] { 1, 2, 3 }.Count(places.Contains).ShouldBeOneOf(0, 3);
            places.ShouldNotContain(0);
            places.ShouldNotContain(6);
            places.ShouldAllBe(place => ids[place] == 4);
            Enumerable.Range(0, 7).Except(places).ShouldAllBe(place => ids[place] == window[place]);
        }
    }

    [Fact]
    public void Hide_ManyTokens_KeepsTheShares()
    {
        int[] window = [2, .. Enumerable.Range(0, 10_000).Select(index => 8 + index % 2), 3];
        var (ids, places) = new TokenMasking(_tokenizer, new()).Hide(window, new RandomStream(1));
        places.Length.ShouldBe(1500);
        places.Count(place => ids[place] == 4).ShouldBeInRange(1150, 1250);
        // A random entry is one of five, so a fifth of that tenth is what stood there.
        places.Count(place => ids[place] == window[place]).ShouldBeInRange(130, 235);
        ids.ShouldNotContain(0);
        window.ShouldNotContain(4);
    }

    [Fact]
    public void Hide_SameStream_HidesTheSame()
    {
        int[] window = [2, 5, 6, 8, 9, 8, 9, 3];
        var masking = new TokenMasking(_tokenizer, new() { Share = 0.4 });
        var (first, second, other) = (Hide(1), Hide(1), Hide(2));
        second.Ids.ShouldBe(first.Ids);
        second.Places.ShouldBe(first.Places);
        other.Places.ShouldNotBe(first.Places);
        (int[] Ids, int[] Places) Hide(long epoch) => masking.Hide(window, RandomStream.Derive(3, "mask", epoch, 0));
    }

    [Fact]
    public void Hide_OnlySpecialTokens_HidesNone() =>
        new TokenMasking(_tokenizer, new()).Hide([2, 1, 1, 3], new RandomStream(1)).Places.ShouldBeEmpty();

    [Fact]
    public void VocabularyWithoutMask_IsRefused() => Should.Throw<InvalidInputException>(
            () => new TokenMasking(Read("[PAD]", "[UNK]", "[CLS]", "[SEP]", "a"), new()))
        .Problems.Single().Expected.ShouldContain("[MASK]");

    public void Dispose() => _folder.Dispose();

    private Tokenizer Read(params string[] entries) => Tokenizer.Train(new()
    {
        Type = "wordpiece",
        Vocabulary = _folder.Write($"vocab-{entries.Length}.txt", string.Join('\n', entries)),
    }, []);
}
