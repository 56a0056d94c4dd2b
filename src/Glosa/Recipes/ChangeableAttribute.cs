namespace Glosa.Recipes;

/// <summary>Marks a setting that a model which starts from a saved one can have otherwise: no weight's shape follows from
/// it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChangeableAttribute : Attribute;
