using System.Text.Json;
using Glosa.Errors;
using Glosa.Testing;
using Glosa.Tokenization;
using Glosa.Tokenization.Normalizers;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tests.Tokenization.Normalizers;

public class NormalizerStepsTests
{
    [Theory]
    [InlineData("drop_users", "Hola @Ana_1: @ñu ¿qué?", "Hola :  ¿qué?")]
    [InlineData("drop_urls", "mira http://t.co/a1 y https://a.b/c?d", "mira  y ?d")]
    [InlineData("mark_users", "Hola @Ana_1: yo@casa", "Hola @user: yo@casa")]
    [InlineData("mark_urls", "mira HTTP://t.co/a1 o www.a.es/ñ?d=1", "mira URL o URL")]
    [InlineData("split_hashtags", "#VeoTV #TVEspaña2012 #uno_dos # OtraCosa", "# Veo TV # TV España 2012 # uno dos # OtraCosa")]
    [InlineData("punctuation_to_blanks", "a,b[c]`d~ ¡é!", "a b c  d  ¡é ")]
    [InlineData("shorten_ascii_runs", "largooooo Aaaa ñññ !!! aab", "largoo Aaa ñññ !!! aab")]
    [InlineData("shorten_runs", "largooooo ñññ !!!! 1000 😀😀😀😀 -- …", "largoo ññ !! 1000 😀😀 -- …")]
    [InlineData("collapse_blanks", "\n a \t b\nc  ", "a b\nc")]
    [InlineData("keep=a-zñ", "El niño-1 [ü]", "l niño ")]
    [InlineData("keep=a-c^]-", "a^b]-c[d", "a^b]-c")]
    [InlineData("stop_words=spanish", "El perro que no vino, nosotros sí", "El perro   vino,  ")]
    [InlineData("stop_words=english", "this isn't yours, cats", "  , cats")]
    [InlineData("remove_words=d q", "q te d digo D quique", " te  digo D quique")]
    [InlineData("lower_case", "ÑANDÚ", "ñandú")]
    [InlineData("stem=spanish", "las niñas corrieron", "las niñ corr")]
    [InlineData("stem=english", "running dogs, nationally", "run dog, nation")]
    public void Normalize_EachStep_DoesWhatItsNameSays(string step, string text, string expected) =>
        Cleaned(text, step).ShouldBe(expected);

    [Fact]
    public void Normalize_TweetsPublished_GivesTheExampleOfTheExperiment() => Cleaned(
            ";-)) RT @doloresvela: El #iPhone 5 podría ser presentado en marzo http://t.co/2kjKTjfF", "tweets_published")
        .ShouldBe("rt el iphone 5 podría ser presentado marzo");

    [Fact]
    public void Normalize_Tweets_KeepsWhatTheExperimentLoses() => Cleaned(
            "@pepe  no me gusta NADAAAA, ni sin pingüinos 😡😡😡 #OdioElLunes http://t.co/x1", "tweets")
        .ShouldBe("@user no me gusta NADAA, ni sin pingüinos 😡😡 # Odio El Lunes URL");

    [Fact]
    public void Encode_BehindSteps_KeepsOffsetsOfTheText()
    {
        const string text = "  @pepe: ¡GOOOOOL de #LaRoja2012!";
        var tokenizer = Tokenizer.Train(
            new TokenizerOptions { Type = "whitespace", LowerCase = true, Normalizer = ["tweets"] }, [text]);
        var encoding = tokenizer.Encode(text);
        encoding.Ids.Select(tokenizer.Vocabulary.TokenOf).ShouldBe(["@", "user", ":", "¡", "gool", "de", "#", "la", "roja", "2012", "!"]);
        encoding.Offsets.Select(span => text[span.Start..span.End]).ShouldBe(
            ["@pepe", "@pepe", ":", "¡", "GOOOOOL", "de", "#", "La", "Roja", "2012", "!"]);
        encoding.Ids.ShouldBe(tokenizer.EncodeToIds(text));
    }

    [Theory]
    [InlineData("basic_english")]
    [InlineData("blanks")]
    [InlineData("whitespace")]
    [InlineData("english")]
    [InlineData("bpe")]
    [InlineData("wordpiece")]
    public void Train_AnyTokenizerBehindSteps_CountsCleanedWordsAndIsReadAgain(string type)
    {
        var options = new TokenizerOptions { Type = type, Normalizer = ["tweets_published", "stem=spanish"] };
        var trained = Tokenizer.Train(options, ["@ana Las niñaaaas corrían", "@ana corrían http://t.co/1"]);
        trained.Vocabulary.Tokens.ShouldNotContain(token => token.Contains('@'));
        var file = new MemoryStream();
        TokenizerJson.Write(trained, file);
        file.Position = 0;
        var read = TokenizerJson.Read(file, "tokenizer.json");
        foreach (var text in new[] { "@luis las NIÑAS corrían", "", "otra cosa" })
            read.Encode(text).Ids.ShouldBe(trained.Encode(text).Ids);
        trained.Encode("@ana ñññ corrían").Ids.ShouldBe(trained.Encode("ñññ corrían http://t.co/2").Ids);
    }

    [Fact]
    public void Warnings_BehindSteps_AreThoseOfTheTokenizer()
    {
        using var folder = new TemporaryFolder();
        var vocabulary = folder.Write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nniño\n");
        var options = new TokenizerOptions { Type = "wordpiece", Vocabulary = vocabulary, StripAccents = true };
        var warning = Tokenizer.Train(options, []).Warnings.ShouldHaveSingleItem();
        Tokenizer.Train(options with { Normalizer = ["tweets"] }, []).Warnings.ShouldBe([warning]);
    }

    [Fact]
    public void Of_FileOfStopWords_ReadsAWordALine()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("words.txt", "| mine\nhola | a greeting\n\n  mundo\n");
        Cleaned("hola, mundo cruel", $"stop_words={file}").ShouldBe(",  cruel");
        Should.Throw<InvalidInputException>(() => NormalizerSteps.Of([$"stop_words={folder.Write("none.txt", "| no word")}"]))
            .Message.ShouldContain("expected: a word on each line");
        Should.Throw<InvalidInputException>(() => NormalizerSteps.Of(["stop_words=nowhere.txt"]))
            .Message.ShouldContain("no such file");
        NormalizerSteps.WithFiles(["tweets", "stop_words=spanish", $"stop_words={file}"], Path.GetFileName!)
            .ShouldBe(["tweets", "stop_words=spanish", "stop_words=words.txt"]);
    }

    [Fact]
    public void Of_WrongSteps_AreToldTogether() => Should.Throw<InvalidInputException>(
            () => NormalizerSteps.Of(["tweet", "lower_case=yes", "keep", "keep=z-a", "keep=😀", "stem=french", "tweets=1"]))
        .Message.ShouldBe("""
            tokenizer.normalizer.0
              expected: a preset or a step: tweets, tweets_published, drop_users, drop_urls, mark_users, mark_urls, split_hashtags, punctuation_to_blanks, shorten_ascii_runs, shorten_runs, collapse_blanks, keep, stop_words, remove_words, lower_case, stem
              found:    tweet
              to do:    Did you mean tweets?
            tokenizer.normalizer.1
              expected: lower_case
              found:    lower_case=yes
              to do:    Remove what stands behind the name.
            tokenizer.normalizer.2
              expected: keep=CHARACTERS
              found:    keep
              to do:    Say what the step takes.
            tokenizer.normalizer.3
              expected: keep=CHARACTERS, ranges as a-z from the lower to the higher one
              found:    keep=z-a
              to do:    Change what stands behind the name.
            tokenizer.normalizer.4
              expected: keep=CHARACTERS, none of them above U+FFFF
              found:    keep=😀
              to do:    Change what stands behind the name.
            tokenizer.normalizer.5
              expected: stem=spanish or english
              found:    stem=french
              to do:    Change what stands behind the name.
            tokenizer.normalizer.6
              expected: a preset or a step: tweets, tweets_published, drop_users, drop_urls, mark_users, mark_urls, split_hashtags, punctuation_to_blanks, shorten_ascii_runs, shorten_runs, collapse_blanks, keep, stop_words, remove_words, lower_case, stem
              found:    tweets=1
              to do:    Did you mean tweets?
            """);

    [Fact]
    public void Write_EachStep_IsWhatTheReferenceRead()
    {
        // After a wanted change: copy the file named here, and run make_normalizer_steps.mjs once more.
        var written = Path.Combine(AppContext.BaseDirectory, "normalizer_steps.json");
        using (var file = File.Create(written))
        using (var writer = new Utf8JsonWriter(file))
        {
            writer.WriteStartObject();
            foreach (var step in Steps)
            {
                writer.WritePropertyName(step);
                TokenizerComponents.Write(writer, NormalizerSteps.Of([step])!);
            }
            writer.WriteEndObject();
        }
        File.ReadAllText(written).ShouldBe(
            File.ReadAllText(TokenizationGolden.PathOf("normalizer_steps.json")), $"compare {written}");
    }

    [Fact]
    public void Normalize_HardTexts_GivesWhatTheReferenceLibraryDoes()
    {
        foreach (var (step, texts) in TokenizationGolden.Read("normalizer_step_texts.json").EnumerateObject()
            .Select(step => (step.Name, step.Value.Texts())))
            foreach (var (text, expected) in texts)
                Cleaned(text, step).ShouldBe(expected, $"{step}: {text}");
    }

    // All that the reference library can do: it knows no stems.
    private static IEnumerable<string> Steps => BuiltIns.NormalizerPresets.Keys.Concat(BuiltIns.NormalizerSteps
        .Where(step => step.Value.Argument is null).Select(step => step.Key)).Append("stop_words=english");

    private static string Cleaned(string text, params string[] steps) =>
        NormalizedString.Of(text, NormalizerSteps.Of(steps)!);
}
