using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>
/// The trees of a part, for the rules that look at statements while the part is read. It never becomes part of a <see cref="MigrationScript"/>: trees do not
/// compare by value, and a project would hold them all.
/// </summary>
/// <param name="Text">The migration text.</param>
/// <param name="Places">Its places.</param>
/// <param name="Statements">As many as <see cref="ScriptPart.Statements"/>, in the same order.</param>
internal sealed record PartSyntax(string Text, TextPlaces Places, IReadOnlyList<ParsedStatement> Statements);
