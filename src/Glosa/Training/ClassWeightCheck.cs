using Glosa.Data;
using Glosa.Errors;

namespace Glosa.Training;

/// <summary>Checks that label weights name labels that are there.</summary>
internal static class ClassWeightCheck
{
    public static void Check(TrainingOptions options, LabelSet labels)
    {
        var problems = options.ClassWeights.Keys
            .Where(name => !labels.TryGetId(name, out _))
            .Select(name => new Problem(
                $"training.class_weights.{name}",
                $"a label of the training data: {string.Join(", ", labels.Names)}", name,
                Suggestion.Nearest(name, labels.Names) is { } near
                    ? $"did you mean {near}?" : "name a label, or leave it out")).ToArray();
        if (problems.Length > 0) throw new InvalidInputException(problems);
    }
}
