using Glosa.Errors;
using Glosa.Explanations;
using Glosa.Testing;
using Glosa.Tests.Persistence;

namespace Glosa.Tests.Explanations;

public sealed class TextClassifierExplainTests(SavedModelFixture fixture) : IClassFixture<SavedModelFixture>, IDisposable
{
    private readonly TextClassifier _classifier = TextClassifier.Load(fixture.Run);

    public static TheoryData<string> Methods => [.. BuiltIns.Explainers.Keys];

    public void Dispose() => _classifier.Dispose();

    [Fact]
    public void Explain_AText_ExplainsThePredictedLabelByItsWords()
    {
        const string text = "Fire1  fire2 word3";
        var explanation = _classifier.Explain(text);
        explanation.Prediction.ShouldSatisfyAllConditions(
            prediction => prediction.Text.ShouldBe(text),
            prediction => prediction.Label.ShouldBe(_classifier.Predict(text).Label));
        explanation.Label.ShouldBe(explanation.Prediction.Label);
        explanation.Words.Select(word => word.Word).ShouldBe(["Fire1", "fire2", "word3"]);
        explanation.Words.ShouldAllBe(word => text.Substring(word.Start, word.End - word.Start) == word.Word);
        explanation.Converged.ShouldBe(true);
        explanation.Words.Sum(word => word.Attribution * word.Attribution).ShouldBe(1, 1e-9);
        explanation.Score.ShouldBe(explanation.Words.Sum(word => word.Attribution), 1e-9);
        (explanation.Score * explanation.Norm)
            .ShouldBe(explanation.Output - explanation.BaselineOutput!.Value + explanation.ConvergenceDelta!.Value, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Explain_TogetherOrAlone_GivesTheSame(string method)
    {
        string[] texts = [.. SampleTexts.Make(40, seed: 5).Select(example => example.Text)];
        var options = new ExplanationOptions { Method = method, Samples = 20, Steps = 8 };
        var together = _classifier.Explain(texts, options).ToArray();
        together.Select(one => one.Prediction.Text).ShouldBe(texts);
        foreach (var one in together.Take(5))
            foreach (var (word, other) in one.Words.Zip(_classifier.Explain(one.Prediction.Text, options).Words))
                word.Attribution.ShouldBe(other.Attribution, 1e-4);
    }

    [Fact]
    public void Explain_SeveralLabels_GivesOneForEachInTheirOrder()
    {
        var options = new ExplanationOptions { Labels = ["snow", "fire"], Normalize = false };
        var explanations = _classifier.Explain(["rain1 word2", "snow1"], options).ToArray();
        explanations.Select(one => one.Label).ShouldBe(["snow", "fire", "snow", "fire"]);
        explanations.Select(one => one.Prediction.Text).ShouldBe(["rain1 word2", "rain1 word2", "snow1", "snow1"]);
        explanations.ShouldAllBe(one => one.Norm == 1);
    }

    [Fact]
    public void Explain_OptionsThatDoNotFit_TellsAllMistakes()
    {
        var error = Should.Throw<InvalidInputException>(() => _classifier.Explain("fire1",
            new() { Method = "occlusoin", Labels = ["fier"], Baseline = ExplanationBaseline.Mask, Steps = 0, Samples = 1 }));
        error.Problems.Select(problem => problem.Where).ShouldBe(["method", "label", "baseline", "steps", "samples"]);
        error.Problems[0].WhatToDo.ShouldContain("did you mean \"occlusion\"?");
        error.Problems[1].WhatToDo.ShouldContain("did you mean \"fire\"?");
    }

    [Theory]
    [InlineData("gradient_x_input", ExplanationBaseline.Zero)]
    [InlineData("integrated_gradients", ExplanationBaseline.Removed)]
    public void Explain_BaselineThatTheMethodHasNot_IsTold(string method, ExplanationBaseline baseline) =>
        Should.Throw<InvalidInputException>(() => _classifier.Explain("fire1", new() { Method = method, Baseline = baseline }))
            .Problems.ShouldHaveSingleItem().Where.ShouldBe("baseline");

    [Fact]
    public void Explain_NothingToExplain_IsToldWithTheTextsNumber()
    {
        var error = Should.Throw<InvalidInputException>(() => _classifier.Explain(["fire1", " ", "Erdbeere"]).ToArray());
        error.Problems.Select(problem => problem.Where).ShouldBe(["text 2", "text 3"]);
        error.Problems.Select(problem => problem.Found)
            .ShouldBe(["a text without words", "words that its vocabulary lacks, and no others"]);
        _classifier.HasKnownWord("Erdbeere").ShouldBeFalse();
        _classifier.HasKnownWord("Erdbeere fire1").ShouldBeTrue();
    }

    [Fact]
    public void Explain_AgainAndAgain_LeavesNoTensors() => LiveTensors.ShouldBeUnchangedBy(() =>
    {
        foreach (var method in BuiltIns.Explainers.Keys)
            _classifier.Explain(["fire1 word1", "snow2"], new() { Method = method, Samples = 20 }).Count().ShouldBe(2);
    });

    [Fact]
    public async Task Explain_ManyThreads_GivesTheSameAsOne()
    {
        var expected = _classifier.Explain("fire1 word1 snow2").Words.Select(word => word.Attribution).ToArray();
        var threads = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 5).Select(_ => _classifier.Explain("fire1 word1 snow2")).ToArray()));
        foreach (var explanation in (await Task.WhenAll(threads)).SelectMany(all => all))
            foreach (var (word, attribution) in explanation.Words.Zip(expected))
                word.Attribution.ShouldBe(attribution, 1e-6);
    }
}
