namespace Glosa.Models;

/// <summary>Settings of the LSTM classifier.</summary>
public sealed record TextLstmOptions : RecurrentOptions;
