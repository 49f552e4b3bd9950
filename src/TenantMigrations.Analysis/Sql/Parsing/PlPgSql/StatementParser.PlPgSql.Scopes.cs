namespace TenantMigrations.Analysis.Sql;

/// <summary>The variables that a body declares, as far as something that is written depends on them. Those of its routine's head are not among them.</summary>
internal sealed partial class StatementParser
{
    // A dictionary for each block around, and for each loop that declares its variable; innermost last.
    private readonly List<Dictionary<string, PlDeclared>> _plScopes = [];

    private void PlOpenScope() => _plScopes.Add(new(StringComparer.Ordinal));

    private void PlCloseScope()
    {
        if (_plScopes.Count > 0) _plScopes.RemoveAt(_plScopes.Count - 1);
    }

    private void PlDeclare(string name, bool isConstant = false, IReadOnlyList<string>? cursorParameters = null)
    {
        if (_plScopes.Count > 0) _plScopes[_plScopes.Count - 1][name] = new PlDeclared(isConstant, cursorParameters);
    }

    private PlDeclared? PlFind(string name)
    {
        for (var i = _plScopes.Count - 1; i >= 0; i--)
            if (_plScopes[i].TryGetValue(name, out var declared)) return declared;
        return null;
    }

    /// <summary>Refuses what assigns to a constant.</summary>
    /// <remarks>check_assignable.</remarks>
    private void PlRefuseConstant(Name variable, bool isWhole)
    {
        // Behind a dot stands a field, or a variable of the block that is labelled so.
        if (!isWhole && _plLabels.Exists(label => label.Name == variable.Text)) return;
        if (PlFind(variable.Text) is { IsConstant: true }) FailAt(variable.Span, $"{variable.Text} is declared CONSTANT: nothing can be assigned to it.");
    }

    private void PlRefuseConstants(List<QualifiedName> variables)
    {
        foreach (var variable in variables) PlRefuseConstant(variable.Parts[0], variable.Parts.Count == 1);
    }
}
