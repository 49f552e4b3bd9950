namespace TenantMigrations.Analysis.Sql;

/// <summary>SET and RESET, as statements and as clauses.</summary>
internal sealed partial class StatementParser
{
    private Statement Set(int start)
    {
        if (IsAhead(1, "constraints") && !IsAssignedAt(1)) return SetConstraints(start);
        Expect("set");
        var scope = IsAssignedAt(0) ? SettingScope.Unsaid
            : Accept("local") ? SettingScope.Local
            : IsSessionScopeAhead() && Accept("session") ? SettingScope.Session
            : SettingScope.Unsaid;
        return SetRest(start, scope, allowsTransaction: true);
    }

    private Statement Reset(int start)
    {
        Expect("reset");
        return ResetRest(start);
    }

    /// <summary><c>SET …</c> or <c>RESET …</c> of a function: no transaction mode, and neither SESSION nor LOCAL.</summary>
    /// <remarks>FunctionSetResetClause.</remarks>
    private SettingStatement SetClause() => SetClause(allowsTransaction: false);

    /// <summary><c>SET …</c> or <c>RESET …</c> of a role or database, which may set a transaction mode too.</summary>
    /// <remarks>SetResetClause.</remarks>
    private SettingStatement SetClause(bool allowsTransaction)
    {
        var start = Current.Start;
        if (Accept("reset")) return ResetRest(start);
        Expect("set");
        return SetRest(start, SettingScope.Unsaid, allowsTransaction);
    }

    /// <remarks>set_rest, set_rest_more.</remarks>
    private SettingStatement SetRest(int start, SettingScope scope, bool allowsTransaction)
    {
        // Each of the words below may be a setting's name as well.
        if (IsAssignedAt(0)) return SetPlain(start, scope);
        if (allowsTransaction && !IsAhead(1, "snapshot") && Accept("transaction"))
        {
            TransactionModes();
            return new SetStatement(From(start), SettingKind.Transaction, "transaction", scope, []);
        }

        if (allowsTransaction && Accept("session", "characteristics"))
        {
            Expect("as", "transaction");
            TransactionModes();
            return new SetStatement(From(start), SettingKind.SessionCharacteristics, "session_characteristics", scope, []);
        }

        if (Accept("transaction"))
        {
            Expect("snapshot");
            var snapshot = StringLiteral();
            return new SetStatement(From(start), SettingKind.Transaction, "transaction_snapshot", scope, [snapshot]);
        }

        if (Accept("session")) return SetSessionAuthorization(start, scope);
        if (Accept("time", "zone"))
        {
            var zone = ZoneValue();
            return new SetStatement(From(start), SettingKind.TimeZone, "timezone", scope, zone);
        }

        if (Accept("role"))
        {
            var role = WordOrString();
            return new SetStatement(From(start), SettingKind.Role, "role", scope, [role]);
        }

        if (Accept("schema"))
        {
            var schema = StringLiteral();
            return new SetStatement(From(start), SettingKind.SearchPath, "search_path", scope, [schema]);
        }

        return SetRare(start, scope) ?? SetPlain(start, scope);
    }

    private SetStatement? SetRare(int start, SettingScope scope)
    {
        if (Accept("names"))
        {
            string[] encoding = Accept("default") || !IsAtString() ? [] : [StringLiteral()];
            return new SetStatement(From(start), SettingKind.Plain, "client_encoding", scope, encoding);
        }

        if (Accept("xml"))
        {
            Expect("option");
            if (!Accept("document")) Expect("content");
            return new SetStatement(From(start), SettingKind.Plain, "xmloption", scope, []);
        }

        if (!Accept("catalog")) return null;
        var database = Current.Span;
        StringLiteral();
        FailAt(database, "A session cannot change to another database. Connect to that database instead.");
        return null;
    }

    private SetStatement SetSessionAuthorization(int start, SettingScope scope)
    {
        Expect("authorization");
        string[] user = Accept("default") ? [] : [WordOrString()];
        return new SetStatement(From(start), SettingKind.SessionAuthorization, "session_authorization", scope, user);
    }

    /// <remarks>generic_set, and var_name FROM CURRENT.</remarks>
    private SetStatement SetPlain(int start, SettingScope scope, bool allowsFromCurrent = true)
    {
        var name = SettingName();
        IReadOnlyList<string> values = [];
        if (allowsFromCurrent && Accept("from"))
        {
            Expect("current");
        }
        else
        {
            if (!AcceptOperator("=")) Expect("to");
            if (!Accept("default")) values = CommaList(static p => p.SettingValue());
        }

        return new SetStatement(From(start), KindOfSetting(name), name, scope, values);
    }

    /// <remarks>reset_rest.</remarks>
    private ResetStatement ResetRest(int start)
    {
        if (Accept("all")) return new ResetStatement(From(start), SettingKind.All, "all");
        var (kind, name) = SpecialSetting();
        if (name.Length == 0)
        {
            name = SettingName();
            kind = KindOfSetting(name);
        }

        return new ResetStatement(From(start), kind, name);
    }

    /// <summary>What RESET and SHOW have several words for; an empty name where none of it comes next.</summary>
    private (SettingKind Kind, string Name) SpecialSetting()
    {
        if (Accept("time", "zone")) return (SettingKind.TimeZone, "timezone");
        if (Accept("session", "authorization")) return (SettingKind.SessionAuthorization, "session_authorization");
        if (!Accept("transaction", "isolation")) return (SettingKind.Plain, "");
        Expect("level");
        return (SettingKind.Transaction, "transaction_isolation");
    }

    private OtherStatement Show(int start)
    {
        Expect("show");
        if (!Accept("all") && SpecialSetting().Name.Length == 0) SettingName();
        return new OtherStatement(From(start), "SHOW");
    }

    private SetStatement SetConstraints(int start)
    {
        Expect("set", "constraints");
        if (!Accept("all")) TableNames();
        if (!Accept("deferred")) Expect("immediate");
        return new SetStatement(From(start), SettingKind.Constraints, "constraints", SettingScope.Unsaid, []);
    }

    // SESSION AUTHORIZATION and SESSION CHARACTERISTICS are settings, unless a setting is named characteristics.
    private bool IsSessionScopeAhead() => !IsAhead(1, "authorization") && (!IsAhead(1, "characteristics") || IsAssignedAt(1));

    // Whether the word there is a setting's name because of what follows it.
    private bool IsAssignedAt(int distance) => IsIdentifier(Peek(distance))
        && (IsSymbolAhead(distance + 1, "=") || IsAhead(distance + 1, "to") || IsAhead(distance + 1, "from") || IsAhead(distance + 1, SqlTokenKind.Dot));

    private static SettingKind KindOfSetting(string name) => name switch
    {
        "role" => SettingKind.Role,
        "session_authorization" => SettingKind.SessionAuthorization,
        "timezone" => SettingKind.TimeZone,
        "search_path" => SettingKind.SearchPath,
        _ => SettingKind.Plain,
    };
}
