using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Contestants.Ours;

/// <summary>Twenty migrations of a statement each: as many rows in the journal as the workload makes, without its tables.</summary>
internal static class LightMigrations
{
    private const string First = "20260105090000_create_settings";

    /// <summary>Writes the files into a folder of the project and returns it, relative to the project.</summary>
    public static string Write(string project)
    {
        const string Folder = "obj/light";
        Directory.CreateDirectory(Path.Combine(project, Folder));
        Write("CREATE TABLE settings (key text, value text);", "DROP TABLE settings;", First, "");
        for (var number = 2; number <= WorkloadFolder.InitialCount; number++)
        {
            Write(
                $"INSERT INTO settings VALUES ('setting {number}', 'on');",
                $"DELETE FROM settings WHERE key = 'setting {number}';",
                $"202601{number + 5:00}090000_add_setting_{number}",
                $"-- depends-on: {First}\n");
        }

        return Folder;

        void Write(string up, string down, string id, string more) => File.WriteAllText(
            Path.Combine(project, Folder, id + ".sql"),
            $"-- description: One of many\n{more}-- scope: tenant\n\n-- migrate:up\n{up}\n\n-- migrate:down\n{down}\n");
    }
}
