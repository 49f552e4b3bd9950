namespace TenantMigrations.Engine;

/// <summary>A statement that is done, and how long it took; told where <see cref="ExecutionPolicy.TimesStatements"/> asks for it.</summary>
/// <param name="Index">Which statement of the step; null for one that a C# migration sent.</param>
/// <param name="Command">What it is, in its first words (<see cref="Analysis.Sql.CommandWords"/>); nothing else of its text.</param>
/// <param name="Duration">How long the server worked on it; outside a transaction and in C#, how long the client waited for it.</param>
public sealed record StatementTiming(int? Index, string Command, TimeSpan Duration);
