namespace TenantMigrations.Analysis.Sql;

/// <summary>What Oracle has and PostgreSQL stops at.</summary>
internal static class OracleWords
{
    public static IReadOnlyList<ForeignWord> All { get; } =
    [
        new("char", "Lengths always count characters in PostgreSQL: write varchar(20).", Behind: "number"),
        new("byte", "Lengths always count characters in PostgreSQL: write varchar(20).", Behind: "number"),
        new("nocache", "Write CACHE 1, or leave it out."),
        new("nocycle", "Write NO CYCLE."),
        new("nominvalue", "Write NO MINVALUE."),
        new("nomaxvalue", "Write NO MAXVALUE."),
        new("noorder", "Leave it out."),
        new("enable", "A constraint is enabled when it exists: leave the word out."),
        new("disable", "A constraint cannot be switched off: leave it away, or add it NOT VALID."),
        new("package", "PostgreSQL has no packages: put the functions into a schema of that name."),
        new("body", "PostgreSQL has no packages: put the functions into a schema of that name.", Behind: "package"),
        new("synonym", "PostgreSQL has no synonyms: name the schema, or make a view."),
        new("storage", "Storage clauses are Oracle's: leave them out."),
        new("pctfree", "Storage clauses are Oracle's. Write WITH (fillfactor = 90) where it matters."),
        new("connect", "CONNECT BY is Oracle's. Write WITH RECURSIVE."),
        new("purge", "PURGE is Oracle's: leave it out."),
        new("constraints", "Write DROP TABLE name CASCADE.", Behind: "cascade"),
    ];
}
