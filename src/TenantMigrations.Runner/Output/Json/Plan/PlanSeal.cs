using System.Security.Cryptography;
using System.Text.Json;

namespace TenantMigrations.Runner;

/// <summary>
/// A hash over a plan's document, by which it is seen that somebody edited the file: the plan's own hash stands for what will be executed, and could not be
/// made from the file alone. It is no signature: who wants to deceive can seal again, and then meets the plan's hash.
/// </summary>
internal static class PlanSeal
{
    public static PlanDocument Put(PlanDocument plan) => plan with { Seal = Of(plan) };

    public static bool Fits(PlanDocument plan) => plan.Seal is { Length: > 0 } seal && string.Equals(seal, Of(plan), StringComparison.OrdinalIgnoreCase);

    // Over the document as it would be written, so that blanks and the order of properties do not matter.
    private static string Of(PlanDocument plan) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plan with { Seal = "" }, RunnerJson.Default.PlanDocument))).ToLowerInvariant();
}
