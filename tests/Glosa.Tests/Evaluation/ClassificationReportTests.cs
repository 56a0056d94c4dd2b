using Glosa.Evaluation;

namespace Glosa.Tests.Evaluation;

public class ClassificationReportTests
{
    [Fact]
    public void Format_ThreeLabels_HasTheWholeLayout() =>
        ClassificationReport.Format(Result("no", "yes", "perhaps")).ShouldBe("""
                      precision     recall   f1-score    support

                  no     0.6667     1.0000     0.8000          2
                 yes     0.0000     0.0000     0.0000          1
             perhaps     1.0000     1.0000     1.0000          1

            accuracy                           0.7500          4
           macro avg     0.5556     0.6667     0.6000          4
        weighted avg     0.5833     0.7500     0.6500          4

        """);

    [Fact]
    public void Format_LongNameAndTwoDigits_KeepsColumnsUnderEachOther() =>
        ClassificationReport.Format(Result("a rather long label", "yes", "perhaps"), digits: 2).ShouldBe("""
                             precision     recall   f1-score    support

        a rather long label       0.67       1.00       0.80          2
                        yes       0.00       0.00       0.00          1
                    perhaps       1.00       1.00       1.00          1

                   accuracy                             0.75          4
                  macro avg       0.56       0.67       0.60          4
               weighted avg       0.58       0.75       0.65          4

        """);

    private static EvaluationResult Result(params string[] labels)
    {
        var counter = new ConfusionCounter(labels);
        counter.Add(0, 0, 0.1);
        counter.Add(0, 0, 0.1);
        counter.Add(1, 0, 1.1);
        counter.Add(2, 2, 0.1);
        return counter.ToResult();
    }
}
