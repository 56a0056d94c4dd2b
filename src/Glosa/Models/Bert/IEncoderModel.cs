namespace Glosa.Models.Bert;

/// <summary>A model that begins with a BERT encoder.</summary>
public interface IEncoderModel
{
    /// <summary>The encoder.</summary>
    BertEncoder Encoder { get; }

    /// <summary>What the encoder reads of a text: its windows, or the text as it is.</summary>
    /// <param name="ids">The text's token ids.</param>
    IEnumerable<int[]> WindowsOf(int[] ids);
}
