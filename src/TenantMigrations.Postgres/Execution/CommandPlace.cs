namespace TenantMigrations.Postgres.Execution;

/// <summary>What a command of a batch is for.</summary>
internal enum CommandPurpose
{
    Session,
    Begin,
    Enter,
    Statement,
    IndexCheck,
    Verification,
    Leave,
    Commit,
}

/// <summary>Where a command of a batch belongs, so that its failure can be told.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Step">Which step of the work.</param>
/// <param name="Statement">Which statement of the step, or which of its verifications.</param>
internal readonly record struct CommandPlace(CommandPurpose Purpose, int Step, int? Statement = null);
