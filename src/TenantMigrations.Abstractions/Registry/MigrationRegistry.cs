using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace TenantMigrations;

/// <summary>The compiled, ordered, validated set of migrations of one assembly. The source generator derives it.</summary>
public abstract class MigrationRegistry
{
    private readonly Dictionary<string, int> _indices;

    /// <summary>Called by generated code.</summary>
    /// <param name="settings">What MSBuild properties said.</param>
    /// <param name="migrations">All migrations in dependency order, ties by id, repeatables last.</param>
    protected MigrationRegistry(RegistrySettings settings, MigrationDefinition[] migrations)
    {
        Settings = settings;
        Migrations = migrations;
        _indices = new Dictionary<string, int>(migrations.Length, StringComparer.Ordinal);
        for (var i = 0; i < migrations.Length; i++) _indices.Add(migrations[i].Id, i);
    }

    /// <summary>What was compiled in.</summary>
    public RegistrySettings Settings { get; }

    /// <summary>All migrations: versioned ones in dependency order, ties broken by id (ordinal), then the repeatables.</summary>
    public IReadOnlyList<MigrationDefinition> Migrations { get; }

    /// <summary>The registry of an assembly.</summary>
    /// <exception cref="InvalidOperationException">The assembly has none; the message says what it lacks.</exception>
    public static MigrationRegistry FromAssembly(Assembly assembly)
    {
        var attribute = assembly.GetCustomAttribute<MigrationRegistryAttribute>()
            ?? throw new InvalidOperationException(
                $"The assembly '{assembly.GetName().Name}' has no migration registry. Reference the package TenantMigrations.Build in its project, so that the compiler writes one.");
        return (MigrationRegistry)Activator.CreateInstance(attribute.RegistryType)!;
    }

    /// <summary>Finds a migration's index by its id.</summary>
    public bool TryFind([NotNullWhen(true)] string? id, out int index)
    {
        index = -1;
        return id is not null && _indices.TryGetValue(id, out index);
    }

    /// <summary>The migration text that the spans of <paramref name="part"/> refer to.</summary>
    /// <exception cref="InvalidOperationException">The resource is not in the assembly.</exception>
    public string ReadText(MigrationDefinition migration, MigrationPart part)
    {
        if (part.Constant is not null) return MigrationText.Normalize(part.Constant());
        if (migration.ResourceName is null) return "";

        using var stream = GetType().Assembly.GetManifestResourceStream(migration.ResourceName)
            ?? throw new InvalidOperationException(
                $"The text of migration '{migration.Id}' is missing from the assembly (resource '{migration.ResourceName}'). Rebuild the project that holds '{migration.SourcePath}'.");
        var bytes = new byte[stream.Length];
        var read = 0;
        while (read < bytes.Length) read += stream.Read(bytes, read, bytes.Length - read);
        return MigrationText.Decode(bytes);
    }
}
