namespace TenantMigrations.Engine.Tests.Authoring;

public sealed class WrittenFilesTests
{
    private const string Old = "migrations/system/20240301000000_old.sql";
    private const string New = "migrations/tenant/new/20240302000000_new.sql";

    [Fact]
    public void All_take_their_places_and_nothing_is_left_beside_them()
    {
        using var shop = Shop();
        var before = shop.Snapshot();

        new WrittenFiles(shop.Open()).Write([Written(Old, replaces: true), Written(New, replaces: false)]);

        before[Old] = "new text";
        before[New] = "new text";
        Assert.Equal(before, shop.Snapshot());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Those_that_had_taken_their_places_are_taken_back_where_a_later_one_cannot(int failing)
    {
        using var shop = Shop();
        var before = shop.Snapshot();
        var move = 0;
        void BeforeEachMove()
        {
            if (++move == failing) throw new IOException("No space left");
        }

        var written = new[] { Written(New, replaces: false), Written(Old, replaces: true), Written("migrations/system/20240303000000_last.sql", replaces: false) };
        Assert.Throws<IOException>(() => new WrittenFiles(shop.Open(), BeforeEachMove).Write(written));

        Assert.Equal(before, shop.Snapshot());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Who_cancels_it_finds_everything_as_it_was(int moves)
    {
        using var shop = Shop();
        using var stopping = new CancellationTokenSource();
        var before = shop.Snapshot();
        var move = 0;
        if (moves == 0) stopping.Cancel();
        void BeforeEachMove()
        {
            if (++move == moves) stopping.Cancel();
        }

        var written = new[] { Written(New, replaces: false), Written(Old, replaces: true), Written("migrations/system/20240303000000_last.sql", replaces: false) };
        Assert.Throws<OperationCanceledException>(() => new WrittenFiles(shop.Open(), BeforeEachMove, stopping.Token).Write(written));

        Assert.Equal((before.Count, "old text"), (shop.Snapshot().Count, shop.Read(Old)));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_the_reason_that_is_given()
    {
        using var shop = Shop();
        shop.Write("migrations/tenant", "a file");
        var before = shop.Snapshot();

        var exception = Assert.ThrowsAny<IOException>(() => new WrittenFiles(shop.Open()).Write([Written(Old, replaces: true), Written(New, replaces: false)]));

        Assert.DoesNotContain(".tm-new", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, shop.Snapshot());
    }

    [Fact]
    public void A_link_in_the_way_is_not_written_through()
    {
        using var shop = Shop();
        shop.Write("secret.txt", "kept");
        File.CreateSymbolicLink(Path.Combine(shop.Path, Old + ".tm-new"), Path.Combine(shop.Path, "secret.txt"));

        new WrittenFiles(shop.Open()).Write([Written(Old, replaces: true)]);

        Assert.Equal(("kept", "new text"), (shop.Read("secret.txt"), shop.Read(Old)));
    }

    private static ShopFolder Shop()
    {
        var shop = new ShopFolder();
        shop.Write(Old, "old text");
        return shop;
    }

    private static WrittenMigration Written(string path, bool replaces) => new(Path.GetFileNameWithoutExtension(path), path, MigrationScope.Global, [], "new text", replaces);
}
