namespace TenantMigrations.Runner;

/// <summary>Prints what did not go well: for people, or for MSBuild.</summary>
internal interface IFailureLines
{
    void Write(Failure failure);

    void Write(ValidationFinding finding);

    void Write(AuthoringFinding finding);

    void Write(Trouble trouble);
}
