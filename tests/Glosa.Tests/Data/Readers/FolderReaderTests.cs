using Glosa.Data;
using Glosa.Errors;

namespace Glosa.Tests.Data.Readers;

public sealed class FolderReaderTests : IDisposable
{
    private readonly DataFiles _folder = new();

    [Fact]
    public void Read_Folders_ComeByNameAndFilesByNumber()
    {
        Write("pos/10_9.txt", "pos/9_10.txt", "neg/b.txt", "neg/B.txt", "neg/0_3.txt");
        Load().Select(example => (example.Label, example.Text)).ShouldBe(
        [
            ("neg", "neg/0_3.txt"), ("neg", "neg/B.txt"), ("neg", "neg/b.txt"),
            ("pos", "pos/9_10.txt"), ("pos", "pos/10_9.txt"),
        ]);
    }

    [Fact]
    public void Read_File_IsOneTextAsItStands()
    {
        _folder.Write("train/a/1.txt.gz", DataFiles.Gzip("one\r\n\r\ntwo\n"));
        var example = Load().ShouldHaveSingleItem();
        example.ShouldBe(new Example("one\r\n\r\ntwo\n", "a", 1) { File = _folder.Path("train/a/1.txt.gz") });
        example.PlaceIn("train").ShouldBe(_folder.Path("train/a/1.txt.gz"));
    }

    [Fact]
    public void Read_WhatIsNoLabel_IsLeftOut()
    {
        Write("pos/1.txt", "pos/.hidden", ".git/x", "unsup/1.txt", "urls_pos.txt");
        Load().Select(example => example.Text).ShouldBe(["pos/1.txt"]);
    }

    [Fact]
    public void Read_LabelsOfTheOptions_ChooseTheFolders()
    {
        Write("neg/1.txt", "pos/1.txt", "unsup/1.txt", "other/1.txt");
        Load(("neg", "negative"), ("0", "pos")).Select(example => example.Label).ShouldBe(["negative", "pos"]);
        Load(("unsup", "none")).Select(example => example.Label).ShouldBe(["none"]);
    }

    [Fact]
    public void Read_LabelsOfTheOptionsAreNoFolders_TellsBoth()
    {
        Write("neg/1.txt", "pos/1.txt");
        _folder.ErrorOf("train", Labels(("0", "bad"), ("1", "good"))).ShouldBe("""
            train
              expected: sub-folders that data.labels names: "0", "1"
              found:    "neg", "pos"
              to do:    set data.labels to their names, as {neg: negative, pos: positive}
            """);
    }

    [Fact]
    public void Read_EmptyLabelAndBrokenText_AreToldTogether()
    {
        Write("pos/1.txt", "pos/2.txt");
        _folder.Write("train/pos/1.txt", [.. "good\nni"u8, 0xF1, .. "o"u8]);
        Directory.CreateDirectory(_folder.Path("train/neg"));
        _folder.ErrorOf("train").ShouldBe("""
            train/neg
              expected: a file for each text
              found:    an empty folder
              to do:    add the texts, remove the folder, or leave it out by data.labels
            train/pos/1.txt:2:3
              expected: text in UTF-8
              found:    the byte 0xF1 at byte 3 of the line
              to do:    save it as UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW
            """);
    }

    [Theory]
    [InlineData("1.txt", "files, but no sub-folders")]
    [InlineData(".hidden", "an empty folder")]
    public void Read_NoSubFolders_SaysSo(string file, string found)
    {
        Write(file);
        _folder.ErrorOf("train").ShouldBe($"""
            train
              expected: a sub-folder for each label, with a text in each of its files
              found:    {found}
              to do:    put the files of each label into a sub-folder of that name, or name another folder
            """);
    }

    [Fact]
    public void Read_FolderAboveTheLabels_SaysSo()
    {
        Write("train/neg/1.txt", "train/pos/1.txt", "test/neg/1.txt", "train/urls.txt");
        _folder.ErrorOf("train").ShouldBe("""
            train/test
              expected: the text files of one label
              found:    the sub-folders "neg"
              to do:    name the folder whose sub-folders are the labels, or leave this one out by data.labels
            """);
    }

    [Fact]
    public void Read_File_SaysSo() =>
        _folder.Error("a.csv", "text,label\nx,1\n", new() { Format = "folder" }).ShouldBe("""
            a.csv
              expected: a folder with a sub-folder for each label
              found:    a file
              to do:    name the folder, or set data.format to auto
            """);

    [Fact]
    public void ReadTexts_Folder_NeedsNoLabels()
    {
        Write("2.txt", "10.txt");
        DataSet.ReadTexts(_folder.Path("train"), new()).Select(example => (example.Text, example.Label))
            .ShouldBe([("2.txt", ""), ("10.txt", "")]);
        Write("unsup/1.txt");
        DataSet.ReadTexts(_folder.Path("train"), Labels(("neg", "bad"))).Select(example => example.Text)
            .ShouldBe(["unsup/1.txt"]);
    }

    [Fact]
    public void Check_UnknownLabel_NamesTheFile()
    {
        Write("neg/1.txt", "new/7.txt");
        Should.Throw<InvalidInputException>(() => new LabelSet(["neg", "pos"]).Check(Data()))
            .Problems.ShouldHaveSingleItem().Where.ShouldBe(_folder.Path("train/new/7.txt"));
    }

    /// <summary>Files that hold their own names.</summary>
    private void Write(params string[] names)
    {
        foreach (var name in names)
            _folder.Write($"train/{name}", name);
    }

    private DataSet Data(params (string, string)[] labels) => DataSet.Load(_folder.Path("train"), Labels(labels));

    private IReadOnlyList<Example> Load(params (string, string)[] labels) => Data(labels).Examples;

    private static DataOptions Labels(params (string From, string To)[] labels) =>
        new() { Labels = labels.ToDictionary(label => label.From, label => label.To) };

    public void Dispose() => _folder.Dispose();
}
