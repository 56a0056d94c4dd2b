namespace Glosa.Explanations;

/// <summary>What of a label is attributed to the words.</summary>
public enum AttributedOutput
{
    /// <summary>Its logit, as the model gives it.</summary>
    Logit,

    /// <summary>The logarithm of its probability against that of all others. Of two labels it is the difference of the
    /// logits: the only output of a model that has one for two labels. Of several labels by themselves, the logit.</summary>
    LogOdds,

    /// <summary>Its probability.</summary>
    Probability,
}
