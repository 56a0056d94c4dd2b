using Glosa.Data.Downloads;
using Glosa.Errors;

namespace Glosa.Tests.Data.Downloads;

public class DataSetCatalogueTests
{
    [Fact]
    public void All_EveryOne_HasItsOwnNameAndWholeAddresses()
    {
        DataSetCatalogue.All.Select(set => set.Name).ShouldBeUnique();
        foreach (var set in DataSetCatalogue.All)
        {
            set.Files.Select(file => file.Name).ShouldBeUnique();
            Uri.IsWellFormedUriString(set.Home, UriKind.Absolute).ShouldBeTrue(set.Home);
            foreach (var file in set.Files)
            {
                new Uri(file.Address).Scheme.ShouldBe("https", file.Address);
                var packed = file.Name.EndsWith(".zip") || file.Name.EndsWith(".tar.gz");
                packed.ShouldBe(file.Unpacked.Count > 0, $"{file.Name}: an archive names what it holds");
            }
        }
    }

    [Fact]
    public void Find_MisspelledName_SuggestsTheNearest()
    {
        var problem = Should.Throw<InvalidInputException>(() => DataSetCatalogue.Find("agnews")).Problems[0];
        problem.Expected.ShouldBe("a data set: ag-news, imdb, glove-6b, glove-840b");
        problem.WhatToDo.ShouldBe("did you mean \"ag-news\"? See: glosa data get --list");
    }
}
