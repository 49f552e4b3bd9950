namespace TenantMigrations.Analysis;

/// <summary>A comment that says something to this product.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The comment, without the blanks behind it.</param>
/// <param name="Value">What stands behind its name, without blanks around it.</param>
internal readonly record struct Directive(DirectiveKind Kind, StatementSpan Line, StatementSpan Value);
