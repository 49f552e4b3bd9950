namespace TenantMigrations.Analysis.Sql;

/// <summary>
/// What a routine or DO does, behind the statement that was read. To the server's grammar it is a string; the server reads it when it makes the routine or runs
/// the DO.
/// </summary>
internal sealed partial class StatementParser
{
    // Each level is cut anew, so a bound keeps the work linear; nobody nests deeper.
    private const int DeepestBody = 4;

    private int _bodyDepth;
    private string? _bodyName;
    private PlReturns _bodyReturns;

    /// <summary>Reads the body of the statement whose tokens have just been read, where it is PL/pgSQL or SQL.</summary>
    /// <param name="statement">The statement's tree.</param>
    /// <returns>The body in PL/pgSQL; null where it is none, and for SQL.</returns>
    private PlPgSqlBody? RoutineBody(Statement? statement)
    {
        if (IsStopped || _bodyDepth == DeepestBody || FindBody() is not var (language, name, quoted) || InsideOf(quoted) is not { } span) return null;
        if (language is not ("plpgsql" or "sql")) return null;

        var outer = (_tokens, _bodyName, _bodyReturns, Labels: _plLabels.ToArray(), Cursors: _plCursors.ToArray(), Scopes: _plScopes.ToArray());
        _plLabels.Clear();
        _plCursors.Clear();
        _plScopes.Clear();
        _bodyName = name;
        _bodyReturns = ReturnsOf(statement);
        _bodyDepth++;
        var body = language == "sql" ? SqlBody(span) : PlPgSqlBodyAt(span);
        _bodyDepth--;

        // The server reads a body in a body when that runs, which it may never do.
        if (_bodyDepth > 0) (_error, _beyond, _tooDeep) = (null, null, null);
        _plLabels.Clear();
        _plLabels.AddRange(outer.Labels);
        _plCursors.Clear();
        _plCursors.UnionWith(outer.Cursors);
        _plScopes.Clear();
        _plScopes.AddRange(outer.Scopes);
        (_tokens, _bodyName, _bodyReturns) = (outer._tokens, outer._bodyName, outer._bodyReturns);
        _position = _tokens.Length - 1;
        return body;
    }

    private static PlReturns ReturnsOf(Statement? statement)
    {
        if (statement is not CreateRoutine routine) return PlReturns.Nothing;
        if (routine.Kind == RoutineKind.Procedure) return PlReturns.Procedure;
        var hasOutput = routine.Parameters.Any(static parameter => parameter.Mode is not (RoutineParameterMode.In or RoutineParameterMode.Variadic));
        var isSet = routine.Returns is { IsSetOf: true } || routine.Parameters.Any(static parameter => parameter.Mode == RoutineParameterMode.Table);
        if (isSet) return hasOutput ? PlReturns.RowsOfParameters : PlReturns.Rows;
        if (routine.Returns is { } type && IsNothing(type)) return PlReturns.Nothing;
        return hasOutput ? PlReturns.Parameters : PlReturns.Value;
    }

    // A schema named elsewhere may hold a type of that name.
    private static bool IsNothing(TypeName type) => type.Name.Last.Text is "void" or "event_trigger" && type.ArrayDimensions == 0
        && (type.Name.Parts.Count == 1 || type.Name.Parts[0].Text == "pg_catalog");

    private PlPgSqlBody? PlPgSqlBodyAt(SqlSpan span)
    {
        Tokenize(span);
        var body = PlBody(span);
        return IsStopped ? null : body;
    }

    /// <summary>The statements of a function in SQL; they make no tree.</summary>
    private PlPgSqlBody? SqlBody(SqlSpan span)
    {
        foreach (var statement in StatementReader.Read(_text, span.Start, span.End).Statements)
        {
            if (IsStopped) break;
            Tokenize(new SqlSpan(statement.Start, statement.End));
            TopStatement();
            PlCheckEnd();
        }

        return null;
    }

    private void Tokenize(SqlSpan span)
    {
        (_tokens, _position) = (_reader.ReadPart(span, Version), 0);
        if (_reader.LexicalError is { } error) FailAt(new SqlSpan(error.Start, error.Start + error.Length), LexicalMessage.Of(error.Kind, _text.Substring(error.Start, error.Length)));
        else if (_reader.EscapeError is { } escape) FailAt(escape.Span, escape.Reason);
        else if (_reader.HasOddTokens) GiveUp("token");
    }

    /// <summary>The language, the routine's name and the string with the body. Names of languages in quotes are not folded.</summary>
    private (string Language, string? Name, SyntaxToken Quoted)? FindBody()
    {
        var isDo = _tokens[0].Keyword?.Word == "do";
        if (!isDo && !IsRoutineStatement()) return null;
        var language = isDo ? "plpgsql" : "";
        string? name = null;
        SyntaxToken? quoted = null;
        var depth = 0;
        for (var i = 1; i < _tokens.Length; i++)
        {
            var token = _tokens[i];
            var before = _tokens[i - 1].Keyword?.Word;
            if (token.Kind == SqlTokenKind.LeftParenthesis && depth++ == 0) name ??= NameText.Of(_text, _tokens[i - 1]);
            else if (token.Kind == SqlTokenKind.RightParenthesis) depth--;
            else if (depth > 0) continue;
            else if (before == "language") language = IsString(token) ? StringText.Of(_text, token) : NameText.Of(_text, token);
            else if (IsString(token) && (isDo || before == "as") && _tokens[i + 1].Kind != SqlTokenKind.Comma) quoted ??= token;
        }

        return quoted is { } body ? (language, isDo ? "inline_code_block" : name, body) : null;
    }

    private bool IsRoutineStatement()
    {
        if (_tokens[0].Keyword?.Word != "create") return false;
        var index = _tokens.Length > 4 && _tokens[1].Keyword?.Word == "or" ? 3 : 1;
        return _tokens[index].Keyword?.Word is "function" or "procedure";
    }

    /// <summary>What is between the quotes, where the server sees the same characters there as we do.</summary>
    private SqlSpan? InsideOf(SyntaxToken quoted)
    {
        var token = new SqlToken(quoted.Kind, quoted.Start, quoted.End - quoted.Start);
        var opening = token.OpeningLength(_text);
        if (token.Kind == SqlTokenKind.DollarString) return new SqlSpan(token.Start + opening, token.End - opening);
        if (token.Kind == SqlTokenKind.UnicodeString) return null;
        var span = new SqlSpan(token.Start + opening, token.End - 1);
        return _text.IndexOfAny(['\'', '\\'], span.Start, span.Length) < 0 ? span : null;
    }
}
