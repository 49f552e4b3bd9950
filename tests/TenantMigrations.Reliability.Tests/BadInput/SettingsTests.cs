using TenantMigrations.Reliability.Tests.Harness;

namespace TenantMigrations.Reliability.Tests.BadInput;

/// <summary>Settings that cannot be meant.</summary>
public sealed class SettingsTests(FleetTemplates templates)
{
    public static TheoryData<string, string, object, string> Wrong { get; } = new()
    {
        { "a setting that contradicts what was compiled in (Isolation)", "Isolation", "Shared", "Isolation" },
        { "a setting that contradicts what was compiled in (JournalSchema)", "JournalSchema", "elsewhere", "JournalSchema" },
        { "a wave of more than 100 %", "Waves", new[] { "110%", "rest" }, "110%" },
        { "a wave of nothing", "Waves", new[] { "0", "rest" }, "0" },
        { "a failure budget of more than 100 %", "MaxFailures", "101%", "101%" },
        { "a wave that matches nobody", "Waves", new[] { "ring=canary", "rest" }, "ring=canary" },
        { "a wave that names a tenant that is not there", "Waves", new[] { "t001, t0x2", "rest" }, "t0x2" },
        { "waves that leave tenants out", "Waves", new[] { "1" }, "t002" },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task They_are_refused_with_2_before_anything_is_touched(string failure, string setting, object value, string named)
    {
        var options = FleetOptions.Default with { More = new Dictionary<string, object> { [setting] = value } };
        await using var fleet = await templates.CopyAsync(tenants: 2, options);

        await Refusal.ExpectAsync(fleet, failure, 2, [named], "run");
    }
}
