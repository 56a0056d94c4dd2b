using Glosa.Errors;
using Glosa.Models;
using Glosa.Models.Bert;
using Glosa.Neural;
using Glosa.Recipes;
using Glosa.Testing;
using Glosa.Tests.Encoders;
using Glosa.Torch;

namespace Glosa.Tests.Models.Bert;

public class BertWindowsTests
{
    private const double Tolerance = 1e-5;

    private static readonly ModelShape s_shape = new(20, 3, PaddingId: 0) { TokensBefore = 1, TokensAfter = 1 };

    [Fact]
    public void Of_LongText_GivesEachWindowItsSpecialTokens() => new BertWindows(5, 1, s_shape)
        .Of([2, 5, 6, 7, 8, 9, 3]).ShouldBe([[2, 5, 6, 7, 3], [2, 7, 8, 9, 3]]);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void Of_ShortText_IsTheText(int length)
    {
        int[] ids = [.. Enumerable.Range(2, length)];
        new BertWindows(5, 1, s_shape).Of(ids).ShouldBe([ids]);
    }

    [Theory]
    [InlineData(BertPooling.Pooler, null)]
    [InlineData(BertPooling.Cls, 8)]
    public void Forward_LongTexts_GivesTheMeanOfTheirWindowsLogits(BertPooling pooling, int? head)
    {
        using var scope = new TensorScope();
        using ParameterStore whole = new(seed: 1, Device.Cpu), cut = new(seed: 1, Device.Cpu);
        var options = TinyBert.Options with { Pooling = pooling, HeadSize = head };
        var ofWindows = new TextBert(options with { WindowLength = 6, WindowOverlap = 1 }, s_shape, cut.Root);
        var plain = new TextBert(options, s_shape, whole.Root);
        var logits = TinyBert.LogitsOf(ofWindows).ToArray<float>();
        foreach (var (text, ids) in TinyBert.Texts.Index())
        {
            var windows = ofWindows.WindowsOf(ids).ToArray();
            windows.Length.ShouldBe(ids.Length switch { <= 6 => 1, 7 => 2, _ => 3 });
            var mean = plain.Forward(TokenBatch.Create(windows, 0, Device.Cpu), training: false).Mean(0);
            Tensor.From<float>(logits.AsSpan(text * 3, 3)).ShouldBeCloseTo(mean, Tolerance);
        }
    }

    [Fact]
    public void Forward_MoreTokensThanAtOnce_GivesTheSameLogits()
    {
        const int copies = 1000;    // of 12 tokens and more: two parts
        using var scope = new TensorScope();
        using var store = new ParameterStore(seed: 1, Device.Cpu);
        var model = TinyBert.Create(TinyBert.Options, store);
        int[][] many = [.. Enumerable.Repeat(TinyBert.Texts, copies).SelectMany(texts => texts)];
        many.Sum(ids => ids.Length).ShouldBeGreaterThan(16_384);
        var logits = model.Forward(TokenBatch.Create(many, 0, Device.Cpu), training: false);
        logits.Narrow(0, (copies - 1) * TinyBert.Texts.Length, TinyBert.Texts.Length).ShouldBeCloseTo(
            TinyBert.LogitsOf(model), Tolerance);
    }

    [Theory]
    [InlineData("window_length: 8", null)]
    [InlineData("window_length: 8, window_overlap: 5", null)]
    [InlineData("window_length: 8, window_overlap: 6", "model.window_overlap")]
    [InlineData("window_length: 17", "model.window_length")]
    [InlineData("window_overlap: 2", "model.max_positions,model.window_overlap")]
    [InlineData("window_length: 8, max_positions: 40", null)]
    [InlineData("window_length: 30, max_positions: 40", "model.window_length")]
    public void Check_Windows_TellsWhatDoesNotFit(string windows, string? where)
    {
        var text = $"name: tiny\ntokenizer: {{type: wordpiece, max_length: 30}}\nmodel: {{type: bert, {windows}"
            + (windows.Contains("max_positions", StringComparison.Ordinal) ? "}" : ", max_positions: 16}");
        string[] found = [];
        try
        {
            RecipeFile.Parse(text, "recipe", []);
        }
        catch (InvalidInputException error)
        {
            found = [.. error.Problems.Select(problem => problem.Where)];
        }
        string.Join(',', found.Select(place => place.Split(' ')[^1])).ShouldBe(where ?? "");
    }
}
