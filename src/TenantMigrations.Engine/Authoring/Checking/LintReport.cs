using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>What <see cref="LintMigrations"/> found.</summary>
/// <param name="Migrations">How many migrations were read.</param>
/// <param name="Findings">What a build would show, by place.</param>
public sealed record LintReport(int Migrations, IReadOnlyList<AuthoringFinding> Findings)
{
    /// <summary>Whether a build would fail.</summary>
    public bool HasErrors => Findings.Any(static finding => finding.Severity == FindingSeverity.Error);
}
