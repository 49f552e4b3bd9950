namespace TenantMigrations.Analysis.Sql;

/// <summary>A parameter of a function, procedure or aggregate.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Mode">Which way it goes.</param>
/// <param name="Name">Its name, where it has one.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">What it is where the caller says nothing.</param>
internal sealed record RoutineParameter(SqlSpan Span, RoutineParameterMode Mode, Name? Name, TypeName Type, Expression? Default = null) : SqlNode(Span);
