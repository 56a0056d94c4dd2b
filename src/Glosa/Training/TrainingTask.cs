using Glosa.Data;
using Glosa.Models;
using Glosa.Neural;

namespace Glosa.Training;

/// <summary>What is trained on what.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">Its weights.</param>
/// <param name="Training">Texts to train on.</param>
/// <param name="Validation">Texts to choose the best epoch by.</param>
/// <param name="Labels">The labels.</param>
/// <param name="PaddingId">The id of padding.</param>
public sealed record TrainingTask(TextModel Model, ParameterStore Parameters,
    EncodedDataSet Training, EncodedDataSet Validation, LabelSet Labels, int PaddingId);
