using System.Text.Json.Serialization;

namespace Glosa.Cli.Output;

/// <summary>The JSON of <c>glosa doctor</c>.</summary>
[JsonSerializable(typeof(OrderedDictionary<string, string>))]
internal sealed partial class DoctorJson : JsonSerializerContext;
