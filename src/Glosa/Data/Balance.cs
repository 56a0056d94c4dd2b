namespace Glosa.Data;

/// <summary>Which rows are left out, so that every label has as many as the rarest.</summary>
public enum Balance
{
    /// <summary>Rows of the train split: validation and test keep the shares that texts come with.</summary>
    UnderSample,

    /// <summary>Rows of the training file, before anything is held out: the held-out parts are balanced too, so their
    /// scores are not those of texts as they come.</summary>
    UnderSampleAll,
}
