using FsCheck;
using FsCheck.Fluent;

namespace TenantMigrations.Analysis.Tests.Sql;

/// <summary>Texts to lex: any characters, characters that mean something to a lexer, and pieces of SQL in any order.</summary>
internal static class SqlTexts
{
    private const string Marks = "'\"$/*-+<>=@:;.,()[]{}\\ \t\n\r\v\f\0 eEuUbBxXnN&_aA019é\uFEFF\uD83D\uDE00";

    private static readonly string[] Pieces =
    [
        "'", "''", "'a'", "E'", "e'\\''", "U&'", "U&\"", "B'0'", "x'", "N'a'", "\"", "\"\"", "\"a\"", "$$", "$a$", "$b$", "$1", "${", "${x}", "}",
        "--", "-- c", "/*", "*/", "/**/", "\n", "\r\n", "\r", " ", "\t", ";", "(", ")", "[", "]", ",", ".", "..", "::", ":=", "=>", "+", "-", "@",
        "create ", "or ", "replace ", "function ", "procedure ", "rule ", "begin ", "atomic ", "case ", "end ", "end;", "as ", "select ", "1", "1e",
        "0x1F", "1_0", "1.", "foo", "foo$$bar", "größe", "\uFEFF", "\0", "\v", "\\i x", "\\", "  \n", " -- c  \n", "'a'  \n 'b'",
    ];

    public static Gen<string> Any { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
        Gen.Elements(Marks.ToCharArray()).ArrayOf().Select(c => new string(c)),
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat));

    /// <summary>Checks a property on many texts and, where it fails, on ever smaller ones.</summary>
    public static void ForAll(Action<string> property)
    {
        var texts = Arb.From(Any, text => Shorter(text));
        Prop.ForAll(texts, property).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(60));
    }

    private static IEnumerable<string> Shorter(string text)
    {
        for (var i = 0; i < text.Length; i++) yield return text.Remove(i, 1);
    }
}
