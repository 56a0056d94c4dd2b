using Glosa.Data;
using Glosa.Errors;
using Glosa.FineTuning;
using Glosa.Neural;
using Glosa.Torch;

namespace Glosa.Encoders;

/// <summary>Takes a model's weights from a file; nothing is changed unless the whole encoder fits.</summary>
/// <param name="file">The file.</param>
/// <param name="store">The model's weights.</param>
internal sealed class EncoderWeights(IWeightsFile file, ParameterStore store)
{
    private const string Classifier = "classifier.";
    private const int MostTold = 20;
    private const string AnotherFile = "take weights and config.json from the same model";

    private readonly Dictionary<string, TensorInfo> _found = [];
    private readonly List<Problem> _problems = [];

    /// <summary>Copies the encoder, and what stands above it where all of it fits.</summary>
    /// <param name="from">What the report calls it.</param>
    /// <param name="labels">The labels of the file's classifier; null where they are not known.</param>
    /// <param name="own">The labels of the model; null where it has no classifier.</param>
    /// <exception cref="InvalidInputException">Weights are missing, or not expected, or of another shape; all are
    /// told.</exception>
    public StartReport Load(string from, IReadOnlyList<string>? labels, LabelSet? own)
    {
        FindAll();
        var head = store.Parameters.Where(parameter => !IsEncoder(parameter.Name)).ToArray();
        var whyNew = head.Length == 0 ? null : WhyNewHead(head, labels, own);
        var taken = store.Parameters
            .Where(parameter => IsEncoder(parameter.Name) ? Fits(parameter) : whyNew is null).ToArray();
        CheckUnexpected();
        ThrowIfAnyProblem();
        foreach (var parameter in taken)
            Copy(parameter, parameter.Name.StartsWith(Classifier, StringComparison.Ordinal) ? OrderOf(labels!, own!) : null);
        var names = taken.Select(parameter => parameter.Name).ToHashSet();
        return new StartReport
        {
            From = from,
            File = Path.GetFileName(file.Path),
            Weights = taken.Length,
            Values = taken.Sum(parameter => parameter.Tensor.ElementCount),
            New = [.. store.Parameters.Select(parameter => parameter.Name).Where(name => !names.Contains(name))],
            WhyNewHead = whyNew,
            Unused = [.. _found.Where(weight => !names.Contains(weight.Key)).Select(weight => weight.Value.Name)],
        };
    }

    private static bool IsEncoder(string name) => name.StartsWith(EncoderWeightNames.Prefix, StringComparison.Ordinal);

    private void FindAll()
    {
        var names = new EncoderWeightNames(file.Tensors.Select(tensor => tensor.Name));
        foreach (var tensor in file.Tensors)
            if (names.Of(tensor.Name) is { } name && !_found.TryAdd(name, tensor))
                Tell($"one weight for {name}", $"{_found[name].Name} and {tensor.Name}");
    }

    private bool Fits(Parameter parameter)
    {
        if (!_found.TryGetValue(parameter.Name, out var tensor))
        {
            // Encoders are published without it, too.
            if (!parameter.Name.StartsWith(EncoderWeightNames.Pooler, StringComparison.Ordinal))
                Tell($"{parameter.Name} {Shape(parameter.Tensor.Shape)}", "no weight of that name");
            return false;
        }
        if (Mismatch(parameter, tensor) is not { } found) return true;
        if (parameter.Name is EncoderWeightNames.Words && tensor.Shape is [var rows, var size]
            && parameter.Tensor.Shape is [var entries, var hidden] && size == hidden)
            Tell($"{entries} rows of {tensor.Name}, as many as the vocabulary has entries", $"{rows} rows",
                "take weights and vocabulary from the same model");
        else Tell($"{parameter.Name} {Shape(parameter.Tensor.Shape)}", found);
        return false;
    }

    private static string? Mismatch(Parameter parameter, TensorInfo tensor) =>
        !tensor.Shape.SequenceEqual(parameter.Tensor.Shape) ? $"{Shape(tensor.Shape)}"
        : tensor.Type is DType.Float32 or DType.Float16 or DType.BFloat16 or DType.Float64 ? null
        : $"numbers of type {tensor.Type}";

    private void CheckUnexpected()
    {
        var expected = store.Parameters.Select(parameter => parameter.Name).ToHashSet();
        foreach (var (name, tensor) in _found)
            if (IsEncoder(name) && !expected.Contains(name)
                && !name.StartsWith(EncoderWeightNames.Pooler, StringComparison.Ordinal))
                Tell("the weights of the encoder that config.json describes, and no others of it",
                    $"{tensor.Name} {Shape(tensor.Shape)}");
    }

    // Whole or not at all: a classifier says nothing above a layer that starts from random numbers.
    private string? WhyNewHead(Parameter[] head, IReadOnlyList<string>? labels, LabelSet? own)
    {
        foreach (var parameter in head)
        {
            if (!_found.TryGetValue(parameter.Name, out var tensor)) return $"the file has no {parameter.Name}";
            var isClassifier = parameter.Name.StartsWith(Classifier, StringComparison.Ordinal);
            if (isClassifier && (labels is null || own is null))
                return $"the names of its {Wording.Count(tensor.Shape.FirstOrDefault(), "label")} are not told";
            if (isClassifier && !labels!.ToHashSet().SetEquals(own!.Names))
                return $"its labels are {Wording.Names(labels!)}, not {Wording.Names(own.Names)}";
            if (Mismatch(parameter, tensor) is { } found)
                return $"{parameter.Name} is {found}, not {Shape(parameter.Tensor.Shape)}";
        }
        return null;
    }

    private static long[] OrderOf(IReadOnlyList<string> labels, LabelSet own)
    {
        var places = labels.Index().ToDictionary(label => label.Item, label => (long)label.Index);
        return [.. own.Names.Select(name => places[name])];
    }

    private void ThrowIfAnyProblem()
    {
        if (_problems.Count > MostTold)
        {
            var more = _problems.Count - MostTold;
            _problems.RemoveRange(MostTold, more);
            Tell("the weights that config.json describes", $"{more} more that do not fit");
        }
        if (_problems.Count > 0) throw new InvalidInputException(_problems);
    }

    // Half and double precision become single.
    private void Copy(Parameter parameter, long[]? rows)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        var values = file.Read(_found[parameter.Name].Name);
        parameter.Tensor.CopyFrom(rows is null ? values : values.IndexSelect(0, Tensor.From<long>(rows)));
    }

    private void Tell(string expected, string found, string whatToDo = AnotherFile) =>
        _problems.Add(new(file.Path, expected, found, whatToDo));

    private static string Shape(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
