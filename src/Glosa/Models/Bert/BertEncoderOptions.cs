namespace Glosa.Models.Bert;

/// <summary>Sizes of a BERT encoder by itself.</summary>
public sealed record BertEncoderOptions : BertOptions;
