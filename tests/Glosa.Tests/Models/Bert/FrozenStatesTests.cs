using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Testing;
using Glosa.Torch;

namespace Glosa.Tests.Models.Bert;

public sealed class FrozenStatesTests : IDisposable
{
    private const int Size = 2;

    private static readonly int[][] s_texts = [[5, 6, 7], [], [8]];

    private readonly TemporaryFolder _folder = new();
    private readonly List<int[]> _read = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_TextsReadBefore_AreRemembered(bool onDisk)
    {
        var plan = new StatePlan(s_texts, Size, maxBytes: 1000);
        plan.Bytes.ShouldBe((3 + 1 + 1) * Size * 2);
        var file = Path.Combine(_folder.Path, "states");
        using (var states = FrozenStates.Create(plan, onDisk ? file : null))
        {
            using var scope = new TensorScope();
            states.Fill(Read, paddingId: 0, Device.Cpu, _ => { }, CancellationToken.None);
            _read.Count.ShouldBe(3);
            var first = Of(states, s_texts);
            Of(states, s_texts).ShouldBe(first);
            Of(states, [[8], [5, 6, 7]]).ShouldBe([.. first[8..], .. first[..6]]);
            _read.Count.ShouldBe(3);
            states.TextsRead.ShouldBe(3);
            File.Exists(file).ShouldBe(onDisk);
        }
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public void Of_TextBeyondTheBytes_IsReadEachTimeAndIsTheSame()
    {
        var plan = new StatePlan(s_texts, Size, maxBytes: 13);
        plan.KeptTexts.ShouldBe(1);
        plan.ToString().ShouldContain("2 more are read in every epoch");
        using var states = FrozenStates.Create(plan, file: null);
        states.Fill(Read, paddingId: 0, Device.Cpu, _ => { }, CancellationToken.None);
        using var scope = new TensorScope();
        var first = Of(states, s_texts);
        Of(states, s_texts).ShouldBe(first);
        _read.Count.ShouldBe(5);
    }

    [Fact]
    public void Of_NoBytes_KeepsNothing()
    {
        using var states = FrozenStates.Create(new StatePlan(s_texts, Size, maxBytes: 0), file: null);
        using var scope = new TensorScope();
        Of(states, s_texts).Length.ShouldBe(10);
    }

    [Fact]
    public void Plan_EqualTexts_CountOnce() =>
        new StatePlan([[1, 2], [1, 2], [2, 1]], Size, maxBytes: 1000).Texts.Count.ShouldBe(2);

    public void Dispose() => _folder.Dispose();

    private float[] Of(FrozenStates states, int[][] texts) =>
        states.Of(PackedTokens.Create(texts, paddingId: 0, Device.Cpu), Read).ToArray<float>();

    // A third is no half-precision number: what is read is rounded as what is remembered.
    private Tensor Read(PackedTokens tokens)
    {
        _read.AddRange(tokens.Encodings);
        return Tensor.From<float>([.. tokens.Ids.ToArray<long>().SelectMany(id => new[] { id / 3f, -id })],
            [tokens.Ids.Size(0), Size]);
    }
}
