using Glosa.Torch;

namespace Glosa.Neural.Optimizers;

/// <summary>Changes weights along their gradients. Its state is named tensors, so a checkpoint can hold it.</summary>
public abstract class Optimizer(ParameterStore store, OptimizerOptions options) : IDisposable
{
    private readonly Dictionary<string, WeightGroup> _groups =
        WeightGroup.Of(store.Parameters.Select(parameter => parameter.Name), options);

    private readonly Dictionary<string, Tensor> _state = [];
    private readonly ParameterStore _store = store;

    /// <summary>Steps taken, with whichever weights.</summary>
    public long StepCount { get; private set; }

    /// <summary>The state: <c>name of the weight/name of the quantity</c> to a tensor,
    /// for every weight that was stepped.</summary>
    public IReadOnlyDictionary<string, Tensor> State => _state;

    /// <summary>Names of what is kept for each weight; PyTorch's.</summary>
    protected abstract IReadOnlyList<string> Quantities { get; }

    /// <summary>Whether a step with a sparse gradient is the one with the dense gradient, which is zero elsewhere.
    /// </summary>
    protected virtual bool TakesSparseGradients => false;

    /// <summary>The optimizer of the given settings.</summary>
    public static Optimizer Create(ParameterStore store, OptimizerOptions options)
    {
        Optimizer optimizer = options switch
        {
            AdamOptions adam => new Adam(store, adam),
            SgdOptions sgd => new Sgd(store, sgd),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options, "not an optimizer that is known here"),
        };
        store.SparseGradients = optimizer.TakesSparseGradients;
        return optimizer;
    }

    /// <summary>Takes a step with every trainable weight that has a gradient.</summary>
    public void Step(double learningRate)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        var pairs = _store.Parameters.Where(parameter => parameter.Trainable)
            .Select(parameter => (Parameter: parameter, Gradient: parameter.Tensor.Gradient))
            .Where(pair => pair.Gradient is not null).ToArray();
        StepCount++;
        foreach (var group in pairs.GroupBy(pair => _groups[pair.Parameter.Name]))
            Update([.. group.Select(pair => pair.Parameter)], [.. group.Select(pair => pair.Gradient!)],
                learningRate * group.Key.RateFactor, group.Key.WeightDecay);
    }

    /// <summary>Restores <see cref="State"/> and <see cref="StepCount"/>;
    /// nothing is changed unless everything fits.</summary>
    /// <param name="state">The only state afterwards; copied. A weight has all of its quantities,
    /// or none if it was never stepped.</param>
    /// <param name="stepCount">Steps taken.</param>
    /// <exception cref="WeightMismatchException">Names or shapes are not those of this optimizer
    /// and its weights.</exception>
    public void Restore(IReadOnlyDictionary<string, Tensor> state, long stepCount)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        var restored = _store.Parameters
            .Where(parameter => Quantities.Any(quantity => state.ContainsKey(KeyOf(parameter, quantity))))
            .SelectMany(parameter => Quantities.Select(quantity => (parameter, quantity)))
            .ToDictionary(pair => KeyOf(pair.parameter, pair.quantity),
                pair => CreateState(pair.parameter, pair.quantity));
        WeightMismatchException.ThrowUnlessFitting(restored, state);
        foreach (var tensor in _state.Values) tensor.Dispose();
        _state.Clear();
        foreach (var (key, tensor) in restored)
        {
            tensor.CopyFrom(state[key]);
            _state.Add(key, TensorScope.Detach(tensor));
        }
        StepCount = stepCount;
    }

    /// <summary>Releases the state.</summary>
    public void Dispose()
    {
        foreach (var tensor in _state.Values) tensor.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Changes weights that share learning rate and decay.</summary>
    protected abstract void Update(
        Parameter[] parameters, Tensor[] gradients, double learningRate, double weightDecay);

    /// <summary>The first value of a quantity; zeros of the weight's shape.</summary>
    protected virtual Tensor CreateState(Parameter parameter, string quantity) => parameter.Tensor.ZerosLike();

    /// <summary>A quantity of each weight, made when it is first asked for.</summary>
    protected Tensor[] StateOf(Parameter[] parameters, string quantity) => [.. parameters.Select(parameter =>
    {
        var key = KeyOf(parameter, quantity);
        if (!_state.TryGetValue(key, out var tensor))
            _state[key] = tensor = TensorScope.Detach(CreateState(parameter, quantity));
        return tensor;
    })];

    /// <summary>The tensors of the weights.</summary>
    protected static Tensor[] TensorsOf(Parameter[] parameters) =>
        [.. parameters.Select(parameter => parameter.Tensor)];

    private static string KeyOf(Parameter parameter, string quantity) => $"{parameter.Name}/{quantity}";
}
