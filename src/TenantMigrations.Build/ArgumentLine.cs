using System.Text;

namespace TenantMigrations.Build;

/// <summary>
/// A command line whose arguments arrive as they were given. MSBuild's own builder is not enough: on Unix its task base class makes every backslash a
/// slash, quoted or not, so that a tenant's name could swallow the option behind it.
/// </summary>
internal sealed class ArgumentLine
{
    private readonly StringBuilder _line = new();

    public ArgumentLine Add(string argument)
    {
        if (_line.Length > 0) _line.Append(' ');
        _line.Append('"');
        var backslashes = 0;
        foreach (var character in argument)
        {
            // Backslashes count double in front of a quote only, the closing one included.
            if (character == '"') _line.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            _line.Append(character);
        }

        _line.Append('\\', backslashes).Append('"');
        return this;
    }

    /// <summary>Adds what a user wrote as a command line already.</summary>
    public ArgumentLine AddRaw(string? arguments)
    {
        if (!string.IsNullOrWhiteSpace(arguments)) _line.Append(' ').Append(arguments);
        return this;
    }

    public ArgumentLine AddOption(string name, string? value) => string.IsNullOrEmpty(value) ? this : Add(name + "=" + value);

    public override string ToString() => _line.ToString();
}
