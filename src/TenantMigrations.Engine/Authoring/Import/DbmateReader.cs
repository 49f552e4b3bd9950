using System.Text.RegularExpressions;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine;

/// <summary>Reads dbmate's files: <c>VERSION_name.sql</c> with <c>-- migrate:up</c> and <c>-- migrate:down</c>, options behind them.</summary>
internal static partial class DbmateReader
{
    public static ForeignReading Read(IReadOnlyList<ForeignFile> files)
    {
        var migrations = new List<ForeignMigration>();
        var notes = new List<ImportNote>();
        foreach (var file in ForeignFolders.Top(files, "dbmate", notes))
        {
            if (FileName().Match(file.Name) is not { Success: true } name)
            {
                notes.Add(new ImportNote(file.Path, "not a migration of dbmate (VERSION_name.sql): left out"));
                continue;
            }

            if (Marker("up").Match(file.Text) is not { Success: true } up)
            {
                notes.Add(new ImportNote(file.Path, "there is no '-- migrate:up' in it: left out"));
                continue;
            }

            var down = Marker("down").Match(file.Text, up.Index + up.Length);
            if (Blocks(file.Text[..up.Index])) notes.Add(new ImportNote(file.Path, "what stands above '-- migrate:up' is not carried over"));
            foreach (var option in Options(up).Concat(Options(down)).Where(option => option is not ("transaction:false" or "transaction:true")))
                notes.Add(new ImportNote(file.Path, $"the option '{option}' is unknown: left out"));
            migrations.Add(new ForeignMigration
            {
                Path = file.Path,
                Version = name.Groups["version"].Value,
                Name = name.Groups["name"].Value,
                Up = file.Text[(up.Index + up.Length)..(down.Success ? down.Index : file.Text.Length)],
                Down = Down(file.Text, down),
                UpInTransaction = !Options(up).Contains("transaction:false"),
                DownInTransaction = !Options(down).Contains("transaction:false"),
                HistoryTable = "schema_migrations",
            });
        }

        // As text, as dbmate does.
        return new ForeignReading([.. migrations.OrderBy(migration => migration.Path[(migration.Path.LastIndexOf('/') + 1)..], StringComparer.Ordinal)], notes);
    }

    // dbmate wants the marker in every file, so that nothing behind it says that there is no way back.
    private static string? Down(string text, Match marker)
    {
        var down = marker.Success ? text[(marker.Index + marker.Length)..] : "";
        return StatementReader.Read(down).Statements.Length > 0 ? down : null;
    }

    private static Regex Marker(string part) => new($@"^--[ \t]*migrate:{part}\b(?<options>[^\n]*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    private static string[] Options(Match marker) => marker.Groups["options"].Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static bool Blocks(string text) => text.Split('\n').Any(line => line.Trim() is { Length: > 0 } said && !said.StartsWith("--", StringComparison.Ordinal));

    [GeneratedRegex(@"^(?<version>[0-9]+)[_-]*(?<name>[^/]*)\.sql$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileName();
}
