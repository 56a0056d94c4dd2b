namespace Glosa.Explanations;

/// <summary>What one word says for a label.</summary>
/// <param name="Word">The word as the text has it.</param>
/// <param name="Start">UTF-16 offset of its first unit in the text.</param>
/// <param name="End">Offset behind its last unit.</param>
/// <param name="Attribution">Positive where it speaks for the label, negative where against it.</param>
public sealed record WordAttribution(string Word, int Start, int End, double Attribution);
