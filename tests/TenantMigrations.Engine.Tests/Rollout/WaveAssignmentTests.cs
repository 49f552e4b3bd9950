namespace TenantMigrations.Engine.Tests.Rollout;

public sealed class WaveAssignmentTests
{
    private static readonly DatabaseAddress s_database = new("db:5432/app", "");

    [Theory]
    [InlineData("rest", "1111111111")]
    [InlineData("ring=canary; rest", "1122222222")]
    [InlineData("1; 30%; rest", "1222333333")]
    [InlineData("25%; 25%; rest", "1112223333")]
    [InlineData("t3, t4; ring=canary; rest", "2231133333")]
    [InlineData("ring=canary,region=eu; rest", "1222222222")]
    [InlineData("0.0000000000000000000000000001%; rest", "1222222222")]
    public void Whoever_is_in_an_earlier_wave_is_not_in_a_later_one(string waves, string expected)
    {
        var assignment = WaveAssignment.Make(Waves(waves), Tenants(10));

        Assert.Equal(expected, string.Concat(Enumerable.Range(0, 10).Select(i => assignment.Of($"t{i}") + 1)));
    }

    [Fact]
    public void A_suspended_tenant_is_in_no_wave_and_counts_for_no_share()
    {
        Tenant[] tenants = [.. Tenants(10).Select((tenant, i) => tenant with { State = i < 5 ? TenantState.Suspended : TenantState.Active })];

        var assignment = WaveAssignment.Make(Waves("20%; rest"), tenants);

        Assert.Equal([0, 1, 1, 1, 1], Enumerable.Range(5, 5).Select(i => assignment.Of($"t{i}")));
    }

    [Theory]
    [InlineData("ring=kanary; rest", "Wave 1 ('ring=kanary') matches no active tenant")]
    [InlineData("rest; ring=canary", "Wave 2 ('ring=canary') comes behind 'rest', which leaves nobody")]
    [InlineData("rest; t11", "'t11', which does not exist. Did you mean 't1'?")]
    [InlineData("ring=canary; 10%", "leave 7 active tenants out ('t3', 't4', 't5', 't6', 't7', …). Let the list end with \"rest\"")]
    public void A_wave_that_matches_nobody_and_tenants_that_are_left_over_are_refused(string waves, string says)
    {
        var refused = Assert.Throws<FleetException>(() => WaveAssignment.Make(Waves(waves), Tenants(10)));

        Assert.Equal(FleetErrorKind.Settings, refused.Kind);
        Assert.Contains(says, refused.Message);
    }

    [Fact]
    public void A_rollout_that_goes_on_keeps_tenants_in_the_waves_they_were_in()
    {
        var assignment = WaveAssignment.Make(Waves("ring=canary; rest"), Tenants(4)).Keeping(new Dictionary<string, int> { ["t3"] = 0, ["gone"] = 0 });

        Assert.Equal([0, 0, 1, 0], Enumerable.Range(0, 4).Select(i => assignment.Of($"t{i}")));
    }

    internal static IReadOnlyList<WaveSettings> Waves(string text) => [.. text.Split(';', StringSplitOptions.TrimEntries).Select(wave => new WaveSettings { Tenants = wave })];

    /// <summary>Tenants <c>t0</c>, <c>t1</c>, …; the first two are the canaries, the first of them in Europe.</summary>
    private static Tenant[] Tenants(int count) => [.. Enumerable.Range(0, count).Select(i => new Tenant
    {
        Id = $"t{i}",
        Name = $"t{i}",
        Database = s_database,
        Labels = new Dictionary<string, string> { ["ring"] = i < 2 ? "canary" : "broad", ["region"] = i == 0 ? "eu" : "us" },
    })];
}
