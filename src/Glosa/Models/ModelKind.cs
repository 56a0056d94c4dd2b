using Glosa.Neural;

namespace Glosa.Models;

/// <summary>A model that recipes can name: the type of its options and what builds it.</summary>
internal sealed record ModelKind(Type Options, Func<TextModelOptions, ModelShape, ParameterPath, TextModel> Create)
{
    /// <summary>The kind whose options are of type <typeparamref name="TOptions"/>.</summary>
    public static ModelKind Of<TOptions>(Func<TOptions, ModelShape, ParameterPath, TextModel> create)
        where TOptions : TextModelOptions =>
        new(typeof(TOptions), (options, shape, path) => create((TOptions)options, shape, path));
}
