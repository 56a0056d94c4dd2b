using System.Text.Json;
using Glosa.Tokenization.PostProcessors;

namespace Glosa.Tokenization.Serialization;

/// <summary>The maximum length, and what is kept, as the object <c>truncation</c>.</summary>
/// <remarks>
/// The reference library cuts the end (<c>Right</c>) or the beginning (<c>Left</c>). <see cref="Truncation.HeadTail"/>
/// is the field <c>keep</c> beside <c>Right</c>, with <c>head_share</c> where it is not 128/510: that library passes over
/// them and cuts the end.
/// </remarks>
internal static class TruncationJson
{
    private const string Keep = "keep";
    private const string HeadTail = "head_tail";
    private const string HeadShare = "head_share";

    public static void Write(Utf8JsonWriter writer, Tokenizer tokenizer)
    {
        if (tokenizer.MaxLength is not { } length)
        {
            writer.WriteNull("truncation");
            return;
        }

        writer.WriteStartObject("truncation");
        writer.WriteString("direction", tokenizer.Truncation is Truncation.Tail ? "Left" : "Right");
        writer.WriteNumber("max_length", length);
        writer.WriteString("strategy", "LongestFirst");
        writer.WriteNumber("stride", 0);
        if (tokenizer.Truncation is Truncation.HeadTail)
            writer.WriteString(Keep, HeadTail);
        if (tokenizer is { Truncation: Truncation.HeadTail, HeadShare: { } share })
            writer.WriteNumber(HeadShare, share);
        writer.WriteEndObject();
    }

    /// <summary>The maximum length, special tokens included, and what is kept.</summary>
    /// <remarks>Of pairs the longer text is cut first, whatever the strategy; the stride concerns overflow, which is
    /// not used here.</remarks>
    public static (int? MaxLength, Truncation Truncation, double? HeadShare) Read(JsonField? json, IPostProcessor? postProcessor)
    {
        if (json is not { } truncation)
            return (null, Truncation.Head, null);
        return (
            truncation.Required("max_length").WholeNumber(
                least: 1 + (postProcessor?.Before.Count ?? 0) + (postProcessor?.After.Count ?? 0)),
            ReadKept(truncation),
            ReadHeadShare(truncation));
    }

    private static double? ReadHeadShare(JsonField truncation)
    {
        if (truncation.Optional(HeadShare) is not { } share)
            return null;
        var value = share.Number();
        return value is >= 0 and <= 1 ? value
            : throw share.Error("a number from 0 to 1", FormattableString.Invariant($"{value}"), "Mend the value.");
    }

    private static Truncation ReadKept(JsonField truncation)
    {
        if (truncation.Optional(Keep) is { } keep)
            return keep.Text() == HeadTail ? Truncation.HeadTail
                : throw keep.Error(HeadTail, keep.Text(), "Remove the field to keep what direction leaves.");
        return truncation.Optional("direction") switch
        {
            null => Truncation.Head,
            { } direction => direction.Text() switch
            {
                "Right" => Truncation.Head,
                "Left" => Truncation.Tail,
                var other => throw direction.Error("Right or Left", other, "Name the end that is cut."),
            },
        };
    }
}
