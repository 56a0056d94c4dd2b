using Glosa.Torch;

namespace Glosa.Neural.Layers;

/// <summary>What a recurrent network gives.</summary>
/// <param name="Output">Hidden states of the top layer [B, T, D·H], zero at padding; D is 1 or 2 directions.</param>
/// <param name="Last">Its final states [B, D·H]: at each text's true end, and, backwards, at its start.</param>
public readonly record struct RecurrentOutput(Tensor Output, Tensor Last);
