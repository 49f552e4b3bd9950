namespace TenantMigrations.Analysis.Sql;

/// <summary>The first words of a statement, as far as its end depends on them.</summary>
internal sealed class StatementHead(string text)
{
    private enum State { Start, Create, CreateOr, CreateOrReplace, Routine, Rule, Other }

    private State _state;

    /// <summary><c>CREATE [OR REPLACE] FUNCTION</c> or <c>PROCEDURE</c>, which may have a body with semicolons.</summary>
    public bool IsRoutine => _state == State.Routine;

    /// <summary><c>CREATE [OR REPLACE] RULE</c>, whose actions may be parted by semicolons.</summary>
    public bool IsRule => _state == State.Rule;

    public void Add(SqlToken token)
    {
        if (_state >= State.Routine) return;
        _state = _state switch
        {
            State.Start when token.IsWord(text, "create") => State.Create,
            State.Create when token.IsWord(text, "or") => State.CreateOr,
            State.CreateOr when token.IsWord(text, "replace") => State.CreateOrReplace,
            State.Create or State.CreateOrReplace when token.IsWord(text, "function") || token.IsWord(text, "procedure") => State.Routine,
            State.Create or State.CreateOrReplace when token.IsWord(text, "rule") => State.Rule,
            _ => State.Other,
        };
    }

    public void Clear() => _state = State.Start;
}
