using System.Text.Json.Nodes;
using Glosa.Evaluation;
using Glosa.Testing;

namespace Glosa.Tests.Evaluation;

public class McNemarTests
{
    [Fact]
    public void PValue_Pairs_IsThatOfSciPy()
    {
        var golden = JsonNode.Parse(File.ReadAllText(Golden.Path("evaluation", "mcnemar.json")))!.AsArray();
        golden.Count.ShouldBeGreaterThan(10);
        foreach (var pair in golden)
        {
            var expected = pair!["p"]!.GetValue<double>();
            McNemar.PValue(pair["only_one"]!.GetValue<long>(), pair["only_other"]!.GetValue<long>())
                .ShouldBe(expected, expected * 1e-9, pair.ToJsonString());
        }
    }

    [Fact]
    public void PValue_FarApart_IsSmallAndNoError() => McNemar.PValue(0, 5000).ShouldBe(0, 1e-300);

    [Fact]
    public void Adjust_FourValues_IsHolmsByHand() =>
        Holm.Adjust([0.01, 0.04, 0.03, 0.005]).ShouldBe([0.03, 0.06, 0.06, 0.02], 1e-12);

    [Fact]
    public void Adjust_LargeValues_IsOneAtMost() => Holm.Adjust([0.9, 0.8]).ShouldBe([1, 1]);

    [Fact]
    public void Adjust_OneValue_StaysAsItIs() => Holm.Adjust([0.02]).ShouldBe([0.02]);
}
