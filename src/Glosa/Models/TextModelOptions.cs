namespace Glosa.Models;

/// <summary>Settings of a model; each model has a record of its own beside it.</summary>
public abstract record TextModelOptions;
