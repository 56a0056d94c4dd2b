using Glosa.Torch;

namespace Glosa.Neural.Optimizers;

/// <summary>Changes weights along their gradients. Its state is named tensors, so a checkpoint can hold it.</summary>
public abstract class Optimizer(ParameterStore store) : IDisposable
{
    private readonly Dictionary<string, Tensor> _state = [];

    /// <summary>Steps taken.</summary>
    public long StepCount { get; private set; }

    /// <summary>The state: <c>name of the weight/name of the quantity</c> to a tensor of the weight's shape.</summary>
    public IReadOnlyDictionary<string, Tensor> State => _state;

    /// <summary>The optimizer of the given settings.</summary>
    public static Optimizer Create(ParameterStore store, OptimizerOptions options) => options switch
    {
        AdamOptions adam => new Adam(store, adam),
        SgdOptions sgd => new Sgd(store, sgd),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options, "not an optimizer that is known here"),
    };

    /// <summary>Takes a step with every trainable weight that has a gradient.</summary>
    public void Step(double learningRate)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        var pairs = store.Parameters.Where(parameter => parameter.Trainable)
            .Select(parameter => (Parameter: parameter, Gradient: parameter.Tensor.Gradient))
            .Where(pair => pair.Gradient is not null).ToArray();
        StepCount++;
        if (pairs.Length == 0) return;
        Update([.. pairs.Select(pair => pair.Parameter)], [.. pairs.Select(pair => pair.Gradient!)], learningRate);
    }

    /// <summary>Restores what <see cref="State"/> and <see cref="StepCount"/> were.</summary>
    public void Restore(IReadOnlyDictionary<string, Tensor> state, long stepCount)
    {
        foreach (var parameter in store.Parameters)
        {
            foreach (var (key, value) in state.Where(pair => pair.Key.StartsWith(parameter.Name + "/", StringComparison.Ordinal)))
                StateOf(parameter, key[(parameter.Name.Length + 1)..]).CopyFrom(value);
        }
        StepCount = stepCount;
    }

    /// <summary>Releases the state.</summary>
    public void Dispose()
    {
        foreach (var tensor in _state.Values) tensor.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Changes the weights.</summary>
    protected abstract void Update(Parameter[] parameters, Tensor[] gradients, double learningRate);

    /// <summary>A quantity of a weight: zeros of its shape when it is first asked for.</summary>
    protected Tensor StateOf(Parameter parameter, string quantity)
    {
        var key = $"{parameter.Name}/{quantity}";
        if (!_state.TryGetValue(key, out var tensor))
        {
            using var noGrad = new NoGradScope();
            _state[key] = tensor = TensorScope.Detach(parameter.Tensor.ZerosLike());
        }
        return tensor;
    }

    /// <summary>The tensors of the weights.</summary>
    protected static Tensor[] TensorsOf(Parameter[] parameters) => [.. parameters.Select(parameter => parameter.Tensor)];
}
