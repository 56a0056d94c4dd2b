using Glosa.Torch;

namespace Glosa.Neural;

/// <summary>Saves memory in training: of a part of a model only what it was given is kept, and the part is computed again
/// in backward.</summary>
/// <remarks>
/// While one is open on a thread, <see cref="Run"/> there does so; <see cref="Backward"/> then has to take the place of
/// the loss's own. The gradients are those of an ordinary backward: what is computed again draws the same seeds, so
/// dropout drops the same values. Paper: Chen, Xu, Zhang and Guestrin 2016, "Training Deep Nets with Sublinear Memory
/// Cost", arXiv:1604.06174. Differs: the caller chooses the parts, and none is inside another.
/// </remarks>
public sealed class GradientCheckpointing : IDisposable
{
    [ThreadStatic]
    private static GradientCheckpointing? t_open;

    private readonly GradientCheckpointing? _before = t_open;
    private readonly Stack<Part> _parts = new();

    /// <summary>Opens it on this thread; the tensors of the parts live in the scope around.</summary>
    public GradientCheckpointing() => t_open = this;

    /// <summary>The output of a part, which is computed again in backward if one is open on this thread.</summary>
    /// <param name="input">What the part is given; it has to live until backward.</param>
    /// <param name="part">Computes it, from its input, from weights, and from nothing else that needs a
    /// gradient.</param>
    /// <param name="isTrained">Whether any weight of the part is trained.</param>
    public static Tensor Run(Tensor input, Func<Tensor, Tensor> part, bool isTrained)
    {
        if (t_open is not { } open) return part(input);
        using var scope = new TensorScope();
        using var noGrad = new NoGradScope();
        var seeds = new SeedTape();
        var output = scope.Keep(seeds.Play(() => part(input)));
        if (!isTrained && !input.RequiresGrad) return output;
        output.RequiresGrad = true;
        open._parts.Push(new Part(input, output, part, seeds));
        return output;
    }

    /// <summary>Adds the gradient of a loss to every weight that it depends on, through all parts.</summary>
    /// <param name="loss">One value that was computed since this was opened.</param>
    public void Backward(Tensor loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        loss.Backward();
        while (_parts.TryPop(out var part)) part.Backward();
    }

    /// <summary>Closes it; parts are computed as ever from then on.</summary>
    public void Dispose() => t_open = _before;

    private sealed record Part(Tensor Input, Tensor Output, Func<Tensor, Tensor> Compute, SeedTape Seeds)
    {
        public void Backward()
        {
            using var scope = new TensorScope();
            if (Output.Gradient is not { } gradient) return;
            Output.Dispose();
            var input = Input.Detach();
            input.RequiresGrad = Input.RequiresGrad;
            PassOn(Seeds.Play(() => Compute(input)), gradient);
            if (input.Gradient is { } ofInput) PassOn(Input, ofInput);
        }

        // The gradient of this sum with regard to the values is the given one.
        private static void PassOn(Tensor values, Tensor gradient) => (values * gradient).Sum().Backward();
    }
}
