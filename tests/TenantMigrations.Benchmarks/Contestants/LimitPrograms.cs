using TenantMigrations.Benchmarks.Harness;

namespace TenantMigrations.Benchmarks.Contestants;

/// <summary>The limit program, published in the form that our runner has.</summary>
internal static class LimitPrograms
{
    private const string Project = "TenantMigrations.Benchmarks.Limit";

    /// <summary>Publishes it and returns how it is started.</summary>
    public static async Task<IReadOnlyList<string>> PublishAsync(string folder, PublishForm form)
    {
        Console.Error.WriteLine("publishing the limit program");
        var output = Path.Combine(folder, "Limit");
        await Publishing.PublishAsync(Project, output, form);
        return Publishing.Command(Project, output, form);
    }
}
