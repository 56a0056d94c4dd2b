namespace Glosa.Tokenization.English;

/// <summary>Faces and hearts of characters, and pairs of quotes, that are one token.</summary>
internal static class EnglishSmileys
{
    /// <summary>Those made of nothing but what is cut from the ends anyhow.</summary>
    public const string OfSigns =
        @":\){1,3}|:\(\)|:\({1,3}|:['’][()]|:[\]}*>]|[(\[]:|\):|>:\(|;\)|\(;|;_;|\(>_<\)|\(\*_\*\)"
        + @"|(?:''|’’)(?![sS](?![A-Za-z]))|""\)";

    /// <summary>Those with the sign that is cut from the front only.</summary>
    public const string WithEquals = @"=[\])(\[]|[(\[\]]=";

    /// <summary>Those with other characters in them.</summary>
    public const string Others =
        @":-\){1,3}|:-\({1,3}|:['’]-[()]|:-[\]}*>/|]|[:=][/|]|:o\)|:-?[PpOo03XxD]|:1|\(o:|>:o|\(-[:;8]|\[-:|\)-:|;-\)"
        + @"|;-?D|8-?\)|=[3D]|>\.[<>]|<\.<|\._\.|<3{1,3}|</3|\(\^_\^\)|\(-_-\)|\(\._\.\)|\(¬_¬\)|\(ಠ_ಠ\)"
        + @"|\(╯°□°）╯︵┻━┻|><\(\(\(\*>";
}
