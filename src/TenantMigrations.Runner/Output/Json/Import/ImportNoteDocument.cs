namespace TenantMigrations.Runner;

/// <summary>What could not be carried over as it was; <c>path</c> is the other tool's file.</summary>
internal sealed record ImportNoteDocument(string Path, string Message);
