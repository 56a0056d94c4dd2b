namespace Glosa.Models.Bert;

/// <summary>A model that begins with a BERT encoder.</summary>
public interface IEncoderModel
{
    /// <summary>The encoder.</summary>
    BertEncoder Encoder { get; }
}
