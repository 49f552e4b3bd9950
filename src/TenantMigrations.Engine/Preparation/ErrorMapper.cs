namespace TenantMigrations.Engine;

/// <summary>Puts what the server did or refused at its place in the source.</summary>
internal sealed class ErrorMapper(MigrationRegistry registry)
{
    public MigrationError Map(MigrationStep step, StepFailure failure)
    {
        var migration = step.Migration;
        var part = failure.IsVerification ? migration.Verify : step.Kind == StepKind.Rollback ? migration.Down : migration.Up;
        var statements = failure.IsVerification ? step.Verifications : step.Statements;
        (int Line, int? Column)? place = null;
        if (part is not null && failure.StatementIndex is { } index && index < statements.Count)
            place = SourceLocator.Locate(registry.ReadText(migration, part), part.Origin, statements[index], failure.Position);

        return new MigrationError
        {
            MigrationId = migration.Id,
            Message = Words(failure),
            SqlState = failure.SqlState,
            Path = migration.SourcePath,
            Line = place?.Line,
            Column = place?.Column,
        };
    }

    /// <summary>A statement that is done, at its place in the source.</summary>
    public StatementFinished Locate(string? tenantId, DatabaseAddress database, MigrationStep step, StatementTiming statement)
    {
        var migration = step.Migration;
        var part = step.Kind == StepKind.Rollback ? migration.Down : migration.Up;
        (int Line, int? Column)? place = null;
        if (part is not null && statement.Index is { } index && index < step.Statements.Count)
            place = SourceLocator.Locate(registry.ReadText(migration, part), part.Origin, step.Statements[index], position: null);
        return new StatementFinished(
            tenantId, database.Key, migration.Id, statement.Command, migration.SourcePath, place?.Line, place?.Column, statement.Duration);
    }

    /// <summary>The server's message, with its detail and hint.</summary>
    public static string Words(StepFailure failure)
    {
        var words = failure.Message;
        if (!string.IsNullOrEmpty(failure.Detail)) words = $"{Sentence(words)} Detail: {failure.Detail}";
        if (!string.IsNullOrEmpty(failure.Hint)) words = $"{Sentence(words)} Hint: {failure.Hint}";
        return words;
    }

    // The server ends details and hints with a full stop, messages not.
    private static string Sentence(string words) => words.EndsWith('.') ? words : words + ".";
}
