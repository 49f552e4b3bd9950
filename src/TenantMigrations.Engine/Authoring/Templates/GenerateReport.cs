using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>What <see cref="GenerateMigrations"/> did or found.</summary>
/// <param name="Error">Why the template makes nothing of the values; null where it does.</param>
/// <param name="Report">What was written, or why it was not; null where there is an error.</param>
public sealed record GenerateReport(TemplateError? Error, WriteReport? Report);
