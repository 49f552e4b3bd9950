namespace TenantMigrations.Analysis.Sql;

/// <summary><c>[DECLARE …] BEGIN … [EXCEPTION …] END</c>.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Label">Its label, or null.</param>
/// <param name="Declarations">What it declares.</param>
/// <param name="Statements">What it does.</param>
/// <param name="Handlers">What it does about errors; with one, the block is a subtransaction.</param>
internal sealed record PlPgSqlBlock(
    SqlSpan Span,
    Name? Label,
    IReadOnlyList<PlPgSqlDeclaration> Declarations,
    IReadOnlyList<PlPgSqlStatement> Statements,
    IReadOnlyList<PlPgSqlHandler> Handlers) : PlPgSqlStatement(Span);
