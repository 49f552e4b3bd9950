using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine;

/// <summary>Takes a seed apart: statements, and the markers between them.</summary>
internal sealed class SeedReader(string path, string text, MigrationRegistry registry)
{
    private const string After = "after:";
    private const string Scope = "scope:";

    private int? _after;
    private MigrationScope _scope = registry.Settings.Isolation == TenantIsolation.Shared ? MigrationScope.Global : MigrationScope.Tenant;

    public Seed Read()
    {
        var script = StatementReader.Read(text);
        if (script.Errors.Length > 0) throw Defect(script.Errors[0].Start, "PostgreSQL cannot read what begins here: a quote, a comment or a parenthesis is not closed, or a character is no SQL.");
        var statements = new List<SeedStatement>();
        var end = 0;
        foreach (var span in script.Statements)
        {
            ReadMarkers(end, span.Start);
            end = span.End;
            var (line, column) = PlaceOf(span.Start);
            statements.Add(new SeedStatement(text.Substring(span.Start, span.Length), line, column, _scope, _after));
        }

        return new Seed(path, statements);
    }

    private void ReadMarkers(int start, int end)
    {
        for (var at = start; at < end;)
        {
            var lineEnd = text.IndexOf('\n', at, end - at);
            if (lineEnd < 0) lineEnd = end;
            var line = text[at..lineEnd].TrimStart(';', ' ', '\t').TrimEnd();
            if (line.StartsWith("--", StringComparison.Ordinal)) ReadMarker(at, line[2..].Trim());
            at = lineEnd + 1;
        }
    }

    private void ReadMarker(int at, string comment)
    {
        if (comment.StartsWith(After, StringComparison.Ordinal))
        {
            var id = comment[After.Length..].Trim();
            if (!registry.TryFind(id, out var index))
            {
                var nearest = Nearest.Of(id, registry.Migrations.Select(migration => migration.Id));
                throw Defect(at, $"'-- after: {id}' names no migration.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}");
            }

            _after = index;
        }
        else if (comment.StartsWith(Scope, StringComparison.Ordinal))
        {
            _scope = comment[Scope.Length..].Trim() switch
            {
                "tenant" => MigrationScope.Tenant,
                "global" => MigrationScope.Global,
                _ => throw Defect(at, "'-- scope:' is 'tenant' (loaded for each tenant) or 'global' (once per database)."),
            };
        }
    }

    private (int Line, int Column) PlaceOf(int offset)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < offset; i++)
        {
            if (text[i] != '\n') continue;
            line++;
            start = i + 1;
        }

        return (line, offset - start + 1);
    }

    private FleetException Defect(int offset, string message)
    {
        var (line, column) = PlaceOf(offset);
        return new FleetException(FleetErrorKind.Settings, FormattableString.Invariant($"{path}({line},{column}): {message} Nothing was tried out."));
    }
}
