using System.Text;
using TenantMigrations.TestKit;

namespace TenantMigrations.Engine.Tests.Authoring;

/// <summary>What is read of another tool's folder, whatever lies in it.</summary>
public sealed class ForeignSourceTests
{
    private const string Up = "-- migrate:up\nINSERT INTO t VALUES ('\u0085 \u2028 \f é');\n";

    [Theory]
    [InlineData("utf-8", "\uFEFF")]
    [InlineData("utf-16", "\uFEFF")]
    [InlineData("utf-16BE", "\uFEFF")]
    [InlineData("utf-8", "")]
    public void Every_letter_of_it_is_carried_over(string encoding, string mark)
    {
        using var shop = Theirs();
        shop.WriteBytes("20240101000000_a.sql", Encoding.GetEncoding(encoding).GetBytes(mark + Up.Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.True(shop.Import().Written);

        Assert.Contains("VALUES ('\u0085 \u2028 \f é');\n", shop.Read("migrations/tenant/system/20240101000000_a.sql"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_text_is_refused_and_what_is_no_migration_is_not_even_read()
    {
        using var shop = Theirs();
        shop.WriteBytes("20240101000000_a.sql", Encoding.UTF8.GetBytes(Up));
        shop.WriteBytes("logo.png", [0xFF, 0xD8, 0xFF]);
        File.CreateSymbolicLink(shop.PathTo("theirs/gone.txt"), "/nowhere");
        File.CreateSymbolicLink(shop.PathTo("theirs/round"), ".");
        Assert.Single(shop.Import(dryRun: true).Migrations);

        shop.WriteBytes("20240102000000_b.sql", Encoding.Latin1.GetBytes(Up.Replace("\u2028", "", StringComparison.Ordinal)));
        var refused = Assert.Throws<FleetException>(() => shop.Import());

        Assert.Contains("20240102000000_b.sql' is not UTF-8 text", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(shop.PathTo("migrations")));
    }

    private static TheirFolder Theirs() => new();

    private sealed class TheirFolder : IDisposable
    {
        private readonly TemporaryFolder _folder = TemporaryFolder.Create();

        public TheirFolder()
        {
            _folder.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"></Project>");
            Directory.CreateDirectory(_folder.PathTo("theirs"));
        }

        public string PathTo(string path) => _folder.PathTo(path);

        public void WriteBytes(string name, byte[] content) => File.WriteAllBytes(PathTo("theirs/" + name), content);

        public string Read(string path) => File.ReadAllText(PathTo(path));

        public ImportReport Import(bool dryRun = false) =>
            ImportMigrations.Run(AuthoringProject.Find(_folder.Path, _folder.Path), new ImportRequest { Tool = ForeignTool.Dbmate, Source = "theirs", DryRun = dryRun }, _folder.Path);

        public void Dispose() => _folder.Dispose();
    }
}
