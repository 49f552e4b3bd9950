namespace TenantMigrations.Runner;

/// <summary>Prints what did not go well: for people, or for MSBuild.</summary>
internal interface IFailureLines
{
    void Write(Failure failure);

    /// <summary>Findings that say the same of several tenants or databases.</summary>
    void Write(IReadOnlyList<ValidationFinding> same);

    void Write(AuthoringFinding finding);

    void Write(VerificationFinding finding);

    void Write(VerificationFailure failure);

    void Write(Trouble trouble);
}
