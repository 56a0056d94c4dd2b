using System.Text;
using Glosa.Errors;
using Glosa.Models;
using Glosa.Testing;

namespace Glosa.Tests.Recipes;

public class RecipeMistakesTests
{
    private static readonly string[] BelowTheSmallest =
    [
        "training: {epoch: 3}",
        "training: {epochs: ten}",
        "training: {epochs: '3'}",
        "training: {epochs: 1.5}",
        "training: {epochs: 99999999999}",
        "training: {epochs: }",
        "training: {epochs: ~}",
        "training: {epochs: [3]}",
        "training:",
        "training: 3",
        "training: {optimiser: {type: sgd}}",
        "training: {batching: sorted}",
        "training: {batching: Bucket}",
        "training: {optimizer: sgd}",
        "training: {optimizer: {type: adamax}}",
        "training: {optimizer: {type: sgd, beta1: 0.9}}",
        "training: {optimizer: {type: [sgd]}}",
        "training: {optimizer: {epsilon: 1.4}}",
        "training: {schedule: {gamma: 1}}",
        "training: {class_weights: {a: .nan}}",
        "training: {class_weights: {a: -1}}",
        "training: {class_weights: {\"a.b\": -1}}",
        "training: {label_smoothing: 1}",
        "training: {device: gpu}",
        "description:",
        "data: {header: yes}",
        "data: {header: false}",
        "data: {label_column: text}",
        "data: {labels: World}",
        "data: {labels: {1: [World]}}",
        "data: {labels: {1: }}",
        "data: {labels: {1: \"\"}}",
        "data: {text_columns: []}",
        "data: {text_columns: [a, [b]]}",
        "data: {delimiter: ';;'}",
        "source: here\nsource: there",
        "<<: {a: 1}",
        "source: !str x",
        "source: *x",
        "? [a, b]\n: c",
        "---\nname: another",
        "when_faithfull: {training.epochs: 3}",
        "when_faithful: [training.epochs]",
        "when_faithful: {training.epoch: 3, training.batch_size: 0, faithful: false, a..b: 1}",
    ];

    private static readonly string[] Alone =
    [
        "",
        "# nothing but a comment",
        "- a",
        "just a text",
        "training:\n\tepochs: 3",
        "name: [a",
        "name: [1,\nb: 2",
        "name: \"a",
        "name: a: b",
        "name: a",
        "name: a\nmodel: {}",
        "name: a\nmodel: lstm",
        "model: {type: lstm}",
    ];

    private static readonly string[] Overrides =
    [
        "training.epoch=3",
        "training.epochs=0",
        "training.epochs",
        "=3",
        "training..epochs=3",
        "training.epochs.most=3",
        "training.optimizer={type: sgd, learning_rate: x}",
        "training.optimizer={type: sgd",
        "data.labels.\"a.b=c\"=[x]",
        "when_faithful.training.epochs=3",
    ];

    [Fact]
    public void Parse_EightMistakes_TellsAllInTheOrderOfLines() => Message("""
        name: AG News
        data:
          text_column: [title]
          text_columns: title
          validation_share: 0,1
        model:
          type: lstn
        training:
          epochs: 0
          select_by: macro-f1
          epochs: 3
        """).ShouldBe($"""
        recipe.yaml:1: name
          expected: a text of lowercase letters, digits, dots, dashes and underscores
          found:    AG News
          to do:    Change name to a text of lowercase letters, digits, dots, dashes and underscores.
        recipe.yaml:3: data.text_column
          expected: an option: format, text_columns, text_separator, label_column, header, delimiter, labels, train, validation, test, validation_share
          found:    text_column
          to do:    Did you mean text_columns?
        recipe.yaml:4: data.text_columns
          expected: a list of texts with at least 1 item
          found:    title
          to do:    Put it in brackets: text_columns: [title]
        recipe.yaml:5: data.validation_share
          expected: a number from 0.001 to 0.9
          found:    0,1
          to do:    Write a decimal point: validation_share: 0.1
        recipe.yaml:7: model.type
          expected: one of {string.Join(", ", BuiltIns.ChoicesOf(typeof(TextModelOptions)).Keys)}
          found:    lstn
          to do:    Did you mean lstm?
        recipe.yaml:9: training.epochs
          expected: a whole number from 1 to 1000000
          found:    0
          to do:    Change epochs to a whole number from 1 to 1000000.
        recipe.yaml:10: training.select_by
          expected: one of loss, accuracy, macro_f1, weighted_f1
          found:    macro-f1
          to do:    Did you mean macro_f1?
        recipe.yaml:11: training.epochs
          expected: each key once
          found:    epochs again, after line 9
          to do:    Remove one of the two.
        """);

    [Fact]
    public void Parse_EachMistake_TellsItAsCommitted()
    {
        var messages = new StringBuilder();
        foreach (var yaml in Alone)
            Append(yaml, Message(yaml));
        foreach (var yaml in BelowTheSmallest)
            Append(RecipeFileTests.Smallest + yaml, Message(RecipeFileTests.Smallest + yaml));
        foreach (var assignment in Overrides)
            Append($"--set {assignment}", Message(RecipeFileTests.Smallest, assignment));
        Snapshot.ShouldMatchFile(messages.ToString(), "tests/Glosa.Tests/Recipes/mistakes.txt");

        void Append(string given, string message) =>
            messages.Append(string.Concat(given.Split('\n').Select(line => $"> {line}".TrimEnd() + "\n")))
                .Append(message).Append("\n\n");
    }

    private static string Message(string yaml, params string[] overrides) =>
        Should.Throw<InvalidInputException>(() => RecipeFileTests.Parse(yaml, overrides), $"for {yaml}").Message;
}
