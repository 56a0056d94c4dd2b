using Glosa.Data;
using Glosa.Data.Checks;
using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Recipes;
using Glosa.Tests.Persistence;

namespace Glosa.Tests.Data.Checks;

public sealed class DataCheckTests(SavedModelFixture model) : IClassFixture<SavedModelFixture>, IDisposable
{
    private const string Train =
        "text,label\nsun and rain,a\nsnow,b\n Sun  and rain,b\n,a\nsnow,b\n\"\n\",b\nSUN AND RAIN,a\nfog,a\n";

    private readonly DataFiles _folder = new();

    [Fact]
    public void Run_OneFile_CountsLabelsInTheirOrder()
    {
        var file = Check(("train.csv", "text,label\nx,10\ny,9\nz,10\nw,10\n")).Files.ShouldHaveSingleItem();
        file.Rows.ShouldBe(4);
        file.Labels.ShouldBe([new("9", new(1, 0.25)), new("10", new(3, 0.75))]);
        file.UnknownLabels.ShouldBeEmpty();
        file.Tokens.ShouldBeNull();
    }

    [Fact]
    public void Run_OneFile_MeasuresTexts()
    {
        var file = Check(("train.csv", Train)).Files[0];
        file.Characters.ShouldBe(new(0, 4, 14, 14));
        file.Words.ShouldBe(new(0, 1, 3, 3));
    }

    [Fact]
    public void Run_EqualTexts_AreFound()
    {
        var (path, file) = (_folder.Path("train.csv"), Check(("train.csv", Train)).Files[0]);
        Shown(file.EmptyTexts).ShouldBe($"2: {path}:5 a; {path}:7 b");
        Shown(file.Duplicates).ShouldBe($"1: {path}:6 b = {path}:3 b");
        Shown(file.NearDuplicates).ShouldBe(
            $"3: {path}:4 b = {path}:2 a; {path}:6 b = {path}:3 b; {path}:9 a = {path}:2 a");
        Shown(file.LabelConflicts).ShouldBe($"3: {path}:4 b = {path}:2 a");
        file.LabelConflicts.Share.ShouldBe(3.0 / 8);
    }

    [Fact]
    public void Run_ManyFindings_ShowsTheFirstFive()
    {
        var duplicates = Check(("train.csv", "text,label\n" + string.Concat(Enumerable.Repeat("x,a\n", 3000))))
            .Files[0].Duplicates;
        duplicates.Rows.ShouldBe(2999);
        duplicates.First.Select(row => row.Place[^2..]).ShouldBe([":3", ":4", ":5", ":6", ":7"]);
    }

    [Fact]
    public void Run_SeveralFiles_ComparesEachWithTheEarlierOnes()
    {
        var report = Check(
            ("train.csv", Train),
            ("validation.csv", "text,label\nhail,a\n,a\n"),
            ("test.csv", "text,label\nsnow,a\nHail,c\nSNOW,b\n"));
        report.Overlaps.Select(overlap => (Name(overlap.Path), Name(overlap.OtherPath), overlap.Exact.Rows,
            overlap.Near.Rows, overlap.OtherLabel)).ShouldBe(
        [
            ("validation.csv", "train.csv", 0, 0, 0),
            ("test.csv", "train.csv", 1, 2, 1),
            ("test.csv", "validation.csv", 0, 1, 1),
        ]);
        Shown(report.Overlaps[1].Exact).ShouldBe(
            $"1: {_folder.Path("test.csv")}:2 a = {_folder.Path("train.csv")}:3 b");
        report.Files[2].UnknownLabels.ShouldBe([new("c", new(1, 1.0 / 3))]);
    }

    [Fact]
    public void Run_Folder_NamesFiles()
    {
        _folder.Write("train/pos/1.txt", "same");
        _folder.Write("train/neg/1.txt", "same");
        Shown(DataCheck.Run([_folder.Path("train")], new DataOptions()).Files[0].LabelConflicts)
            .ShouldBe($"2: {_folder.Path("train/pos/1.txt")} pos = {_folder.Path("train/neg/1.txt")} neg");
    }

    [Fact]
    public void Run_Recipe_TrainsItsTokenizerOnTheFirstFile()
    {
        var recipe = RecipeFile.Parse("""
            name: tiny
            data: {label_column: class}
            model: {type: lstm}
            tokenizer: {max_length: 3, min_count: 2}
            """, "recipe", []);
        string[] files =
        [
            _folder.Write("train.csv", "text,class\nto be or not to be,a\nnot now,b\n"),
            _folder.Write("test.csv", "text,class\nbe now,a\n"),
        ];
        var report = DataCheck.Run(files, recipe);
        report.VocabularySize.ShouldBe(5);    // <pad>, <unk>, to, be, not
        var tokens = report.Files[0].Tokens!;
        tokens.Lengths.ShouldBe(new(2, 2, 6, 6));
        tokens.MaxLength.ShouldBe(3);
        tokens.Truncated.ShouldBe(new(1, 0.5));
        (tokens.LostTokens, tokens.LostShare).ShouldBe((3, 3.0 / 8));
        (tokens.UnknownTokens, tokens.UnknownShare).ShouldBe((2, 2.0 / 5));
        report.Files[1].Tokens!.UnknownShare.ShouldBe(0.5);
    }

    [Fact]
    public void Run_Model_KnowsItsLabelsAndVocabulary()
    {
        var saved = SavedPreprocessing.Load(model.Run);
        var report = DataCheck.Run(
            [_folder.Write("train.csv", $"text,label\nxyzzy,{saved.Labels[0]}\nx,hail\n")], saved.Recipe.Data, saved);
        report.Files[0].UnknownLabels.Keys.ShouldBe(["hail"]);
        report.VocabularySize.ShouldBe(saved.Tokenizer.Vocabulary.Count);
        report.Files[0].Tokens!.UnknownTokens.ShouldBe(2);
    }

    [Fact]
    public void Run_RowThatCannotBeRead_Throws() =>
        Should.Throw<InvalidInputException>(() => Check(("train.csv", "text,label\nx,\n")));

    [Fact]
    public void Run_Cancelled_Stops() => Should.Throw<OperationCanceledException>(() =>
        DataCheck.Run([_folder.Write("train.csv", Train)], new DataOptions(), new CancellationToken(canceled: true)));

    private DataReport Check(params (string Name, string Text)[] files) =>
        DataCheck.Run([.. files.Select(file => _folder.Write(file.Name, file.Text))], new DataOptions());

    private static string Name(string path) => Path.GetFileName(path);

    private static string Shown(RowFindings rows) => $"{rows.Rows}: " + string.Join("; ", rows.First.Select(row =>
        $"{row.Place} {row.Label}" + (row.OtherPlace is null ? "" : $" = {row.OtherPlace} {row.OtherLabel}")));

    public void Dispose() => _folder.Dispose();
}
