namespace Glosa.Models;

/// <summary>Settings of the GRU classifier.</summary>
public sealed record TextGruOptions : RecurrentOptions;
