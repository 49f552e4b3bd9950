using System.Text.RegularExpressions;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine;

/// <summary>
/// Reads what <c>dotnet ef migrations script</c> writes, also with <c>--idempotent</c>: a migration ends where its row is put into the history, and its statements
/// are taken out of the blocks that ask whether it is there.
/// </summary>
internal static partial class EfScriptReader
{
    public static ForeignReading Read(IReadOnlyList<ForeignFile> files)
    {
        var migrations = new List<ForeignMigration>();
        var notes = new List<ImportNote>();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal)) Read(file, migrations, notes);
        return new ForeignReading([.. migrations.OrderBy(migration => migration.Version + migration.Name, StringComparer.Ordinal)], notes);
    }

    private static void Read(ForeignFile file, List<ForeignMigration> migrations, List<ImportNote> notes)
    {
        var open = new List<string>();
        var before = migrations.Count;
        var history = EfHistory.Of(file.Text);
        foreach (var statement in Statements(file.Text))
        {
            foreach (var plain in history.Body(statement) is { } body ? Inside(body) : [statement])
            {
                if (history.IsFrame(plain)) continue;
                if (history.Id(plain) is { } id)
                {
                    migrations.Add(new ForeignMigration
                    {
                        Path = file.Path,
                        Version = id.Split('_', 2)[0],
                        Name = id.Split('_', 2) is [_, var name] ? name : id,
                        Up = string.Join("\n\n", open.Select(sql => sql + ";")),
                    });
                    open.Clear();
                }
                else if (history.TakesBack(plain))
                {
                    notes.Add(new ImportNote(file.Path, "it takes migrations back: scripts of that direction are not read. Make it with 'dotnet ef migrations script' alone"));
                    return;
                }
                else
                {
                    open.Add(plain);
                }
            }
        }

        if (open.Count > 0) notes.Add(new ImportNote(file.Path, $"{open.Count} statements behind the last migration's row are not carried over"));
        if (migrations.Count == before) notes.Add(new ImportNote(file.Path, "there is no row of __EFMigrationsHistory in it: it is no script of 'dotnet ef migrations script'"));
    }

    // Windows' scripts begin with a mark that is no SQL.
    private static IEnumerable<string> Statements(string text) => Texts(text.TrimStart('\uFEFF'));

    private static List<string> Texts(string text) => [.. StatementReader.Read(text).Statements.Select(span => text.Substring(span.Start, span.Length).TrimEnd().TrimEnd(';'))];

    // What asks something itself, as for a schema, stays a block.
    private static IEnumerable<string> Inside(string body) => Condition().IsMatch(body) ? [$"DO $EF$\nBEGIN{body}END $EF$"] : Statements(body).Select(Plain);

    // A query whose result nobody wants is PERFORM inside a block.
    private static string Plain(string statement) => Perform().Replace(statement, "SELECT");

    [GeneratedRegex(@"^\s*IF\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Condition();

    [GeneratedRegex(@"^PERFORM\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Perform();
}
