using System.Text;
using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1018Tests
{
    private const string Text = "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 'größe';\n";

    [Fact]
    public void A_nul_is_reported_where_it_stands_and_nothing_else_is() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(2,8): error TM1018: Here stands a NUL character, which PostgreSQL accepts nowhere. Remove it; a file that has many of them is no text."],
            Sources.Text($"migrations/{Sources.Users}.sql", "-- migrate:up\r\nSELECT \0 1").Lines());

    [Fact]
    public void Utf16_without_a_mark_is_recognised() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(1,2): error TM1018: This file has a NUL after every letter: it seems to be UTF-16. Save it as UTF-8."],
            Read(new UnicodeEncoding(bigEndian: false, byteOrderMark: false).GetBytes("-- migrate:up\nSELECT 1;")).Lines());

    [Fact]
    public void Other_encodings_are_refused()
    {
        string[] expected = [$"{Sources.Users}.sql(1,1): error TM1018: This file is not UTF-8, so its text and its checksum would depend on the machine that reads it. Save it as UTF-8."];
        Assert.Equal(expected, Read(Encoding.Latin1.GetBytes(Text)).Lines());
        Assert.Equal(expected, Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]).Lines());
        Assert.Equal(expected, ScriptReader.ReadFile($"{Sources.Users}.sql", $"{Sources.Users}.sql", Text, isUtf8: false).Lines());
    }

    [Fact]
    public void Utf8_with_and_without_a_mark_is_the_same_migration()
    {
        var plain = Read(Encoding.UTF8.GetBytes(Text));
        Assert.Empty(plain.Lines());
        Assert.Equal(plain, Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]));

        // Files that were put together of others.
        Assert.Equal(plain, Read([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]));
        Assert.Equal("SELECT 1", MigrationText.Decode([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. "SELECT 1"u8]));
    }

    [Fact]
    public void A_constant_can_have_one_too() =>
        Assert.StartsWith("Shop.CreateUsers.UpText(1,8): error TM1018: Here stands a NUL", Assert.Single(Sources.SqlClass(up: "SELECT \0").Read().Lines()), StringComparison.Ordinal);

    private static MigrationScript Read(byte[] bytes) => ScriptReader.ReadFile($"data/{Sources.Users}.sql", $"data/{Sources.Users}.sql", bytes);
}
