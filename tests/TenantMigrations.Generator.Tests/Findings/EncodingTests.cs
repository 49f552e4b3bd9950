using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TenantMigrations.Generator.Tests;

/// <summary>How a file's bytes reach the generator is the compiler's business; these are the texts that it makes of them.</summary>
public sealed class EncodingTests
{
    private const string Path = "migrations/data/20240101000000_a.sql";
    private const string Text = "-- migrate:up\nSELECT 'ä';\n-- migrate:down\nSELECT 2;\n";

    [Fact]
    public void A_byte_order_mark_and_line_ends_do_not_change_the_migration()
    {
        var plain = Read(Encoding.UTF8.GetBytes(Text));
        var windows = Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\r\n"))]);
        Assert.Equal(plain.Run().ShouldBeClean().Source("TenantMigrationRegistry.g.cs"), windows.Run().ShouldBeClean().Source("TenantMigrationRegistry.g.cs"));
    }

    [Fact]
    public void A_file_in_UTF_16_is_refused() =>
        Assert.Equal("TM1018", Assert.Single(Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)]).Run().Findings).Id);

    [Fact]
    public void A_file_that_the_compiler_had_to_read_as_Latin_1_is_refused() =>
        Assert.Equal("TM1018", Assert.Single(TestProject.Empty.WithFile(Path, SourceText.From(Text, Encoding.Latin1)).Run().Findings).Id);

    [Fact]
    public void A_file_whose_bytes_the_compiler_had_to_replace_is_refused()
    {
        byte[] latin = Encoding.Latin1.GetBytes(Text);
        Assert.Contains('\uFFFD', Encoding.UTF8.GetString(latin));
        Assert.Equal("TM1018", Assert.Single(Read(latin).Run().Findings).Id);
    }

    [Fact]
    public void A_replacement_character_that_the_author_wrote_is_text()
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        TestProject.Empty.WithFile(Path, SourceText.From(Text.Replace('ä', '\uFFFD'), strict)).Run().ShouldBeClean();
    }

    [Fact]
    public void A_file_that_the_compiler_cannot_read_is_left_to_the_compiler()
    {
        var run = TestProject.Empty.WithFile(Path, text: (SourceText?)null)
            .WithFile("migrations/data/20240102000000_b.sql", "-- depends-on: 20240101000000_a\n" + Text)
            .Run().ShouldBeClean();
        Assert.DoesNotContain("20240101000000_a|", run.Source("TenantMigrationRegistry.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_one_finding() => Assert.Equal("TM1008", Assert.Single(Read([]).Run().ShouldCompile().Findings).Id);

    private static TestProject Read(byte[] bytes) => TestProject.Empty.WithFile(Path, SourceText.From(bytes, bytes.Length, Encoding.UTF8));
}
