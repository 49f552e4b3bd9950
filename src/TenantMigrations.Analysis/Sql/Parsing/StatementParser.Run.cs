namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    private Statement? _tree;
    private PlPgSqlBody? _body;
    private bool _isOuterRead;

    /// <summary>Reads a statement.</summary>
    /// <param name="text">The migration text.</param>
    /// <param name="statement">Where the statement stands in it, without a semicolon.</param>
    /// <param name="dialect">Version and placeholders.</param>
    public static ParsedStatement Parse(string text, SqlSpan statement, SqlDialect dialect)
    {
        var reader = new TokenReader(text, dialect);
        var parser = Read(text, statement, reader, dialect.Version, null);
        if (parser._error is not { } error) return parser.Result(statement, null);
        for (var version = dialect.Version + 1; version <= SqlDialect.NewestVersion; version++)
        {
            // What a newer version reads, or at least reads further, is no mistake but too early.
            if (Read(text, statement, reader, version, null)._error is null) return parser.Result(statement, error with { NeedsVersion = version });
        }

        var expectations = new Expectations(parser._errorOffset);
        Read(text, statement, reader, dialect.Version, expectations);
        return parser.Result(statement, error with { Expected = expectations.ToList() });
    }

    private static StatementParser Read(string text, SqlSpan statement, TokenReader reader, int version, Expectations? expectations)
    {
        var parser = new StatementParser(text, reader, version, expectations) { _tokens = reader.Read(statement, version) };
        if (reader.HasOddTokens) parser.GiveUp("token");
        parser._tree = parser.TopStatement();
        parser.PlCheckEnd();
        if (reader.EscapeError is { } escape) parser.FailAtEscape(escape);
        parser._isOuterRead = !parser.IsStopped;
        parser._body = parser.RoutineBody(parser._tree);
        return parser;
    }

    // The server meets it when it reads the token, so what is wrong before that token goes first.
    private void FailAtEscape(SyntaxError escape)
    {
        if (_error is { } error && error.Span.Start < escape.Span.Start) return;
        (_error, _beyond, _tooDeep, _errorOffset) = (escape, null, null, -1);
    }

    private ParsedStatement Result(SqlSpan statement, SyntaxError? error) => _isOuterRead
        ? new(statement, _tree, null, null) { Body = _body, BodyError = error, BodyBeyond = _beyond, TooDeep = _tooDeep }
        : new(statement, null, error, _beyond) { TooDeep = _tooDeep };
}
