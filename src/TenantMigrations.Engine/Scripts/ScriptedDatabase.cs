namespace TenantMigrations.Engine;

/// <summary>What a script does in one database.</summary>
/// <param name="Database">Which one; null for the one that the script is given to.</param>
/// <param name="Works">The work, in order.</param>
public sealed record ScriptedDatabase(DatabaseAddress? Database, IReadOnlyList<ScriptedWork> Works);
