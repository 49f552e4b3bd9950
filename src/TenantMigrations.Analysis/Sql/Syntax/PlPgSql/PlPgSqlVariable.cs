namespace TenantMigrations.Analysis.Sql;

/// <summary>A variable or constant.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Type">Its type; null for <c>%TYPE</c> and <c>%ROWTYPE</c>.</param>
/// <param name="Of">The column, variable or table whose type it has, for <c>%TYPE</c> and <c>%ROWTYPE</c>.</param>
/// <param name="IsConstant">Whether it is <c>CONSTANT</c>.</param>
/// <param name="IsNotNull">Whether it is <c>NOT NULL</c>.</param>
/// <param name="Default">Its first value, or null: an expression is a query without the word <c>SELECT</c>.</param>
internal sealed record PlPgSqlVariable(
    SqlSpan Span, Name Name, TypeName? Type, QualifiedName? Of, bool IsConstant, bool IsNotNull, Query? Default) : PlPgSqlDeclaration(Span, Name);
