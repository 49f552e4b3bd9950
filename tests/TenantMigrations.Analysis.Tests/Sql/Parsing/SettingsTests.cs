using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>SET, RESET and SHOW.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("set a to 1", nameof(SettingKind.Plain), "a", nameof(SettingScope.Unsaid), "1")]
    [InlineData("set local App.Tenant = 'x', on, -1.5, true, off, \"Y\"", nameof(SettingKind.Plain), "app.tenant", nameof(SettingScope.Local), "x|on|-1.5|true|off|Y")]
    [InlineData("set session a to default", nameof(SettingKind.Plain), "a", nameof(SettingScope.Session), "")]
    [InlineData("set local = 1", nameof(SettingKind.Plain), "local", nameof(SettingScope.Unsaid), "1")]
    [InlineData("set session.x to 1", nameof(SettingKind.Plain), "session.x", nameof(SettingScope.Unsaid), "1")]
    [InlineData("set session time to none", nameof(SettingKind.Plain), "time", nameof(SettingScope.Session), "none")]
    [InlineData("set a from current", nameof(SettingKind.Plain), "a", nameof(SettingScope.Unsaid), "")]
    [InlineData("set role none", nameof(SettingKind.Role), "role", nameof(SettingScope.Unsaid), "none")]
    [InlineData("set local role 'x'", nameof(SettingKind.Role), "role", nameof(SettingScope.Local), "x")]
    [InlineData("set ROLE = x", nameof(SettingKind.Role), "role", nameof(SettingScope.Unsaid), "x")]
    [InlineData("set session authorization x", nameof(SettingKind.SessionAuthorization), "session_authorization", nameof(SettingScope.Unsaid), "x")]
    [InlineData("set session session authorization default", nameof(SettingKind.SessionAuthorization), "session_authorization", nameof(SettingScope.Session), "")]
    [InlineData("set local session authorization 'x'", nameof(SettingKind.SessionAuthorization), "session_authorization", nameof(SettingScope.Local), "x")]
    [InlineData("set search_path to a, public", nameof(SettingKind.SearchPath), "search_path", nameof(SettingScope.Unsaid), "a|public")]
    [InlineData("set schema 'x'", nameof(SettingKind.SearchPath), "search_path", nameof(SettingScope.Unsaid), "x")]
    [InlineData("set time zone 'utc'", nameof(SettingKind.TimeZone), "timezone", nameof(SettingScope.Unsaid), "utc")]
    [InlineData("set time zone utc", nameof(SettingKind.TimeZone), "timezone", nameof(SettingScope.Unsaid), "utc")]
    [InlineData("set time zone -7.5", nameof(SettingKind.TimeZone), "timezone", nameof(SettingScope.Unsaid), "-7.5")]
    [InlineData("set time zone local", nameof(SettingKind.TimeZone), "timezone", nameof(SettingScope.Unsaid), "")]
    [InlineData("set time zone interval '-08:00' hour to minute", nameof(SettingKind.TimeZone), "timezone", nameof(SettingScope.Unsaid), "-08:00")]
    [InlineData("set time zone interval(3) '1'", nameof(SettingKind.TimeZone), "timezone", nameof(SettingScope.Unsaid), "1")]
    [InlineData("set time zone interval '1' minute", nameof(SettingKind.TimeZone), "timezone", nameof(SettingScope.Unsaid), "1")]
    [InlineData("set names", nameof(SettingKind.Plain), "client_encoding", nameof(SettingScope.Unsaid), "")]
    [InlineData("set names 'utf8'", nameof(SettingKind.Plain), "client_encoding", nameof(SettingScope.Unsaid), "utf8")]
    [InlineData("set names default", nameof(SettingKind.Plain), "client_encoding", nameof(SettingScope.Unsaid), "")]
    [InlineData("set xml option content", nameof(SettingKind.Plain), "xmloption", nameof(SettingScope.Unsaid), "")]
    [InlineData("set transaction isolation level read committed, read only not deferrable", nameof(SettingKind.Transaction), "transaction", nameof(SettingScope.Unsaid), "")]
    [InlineData("set local transaction isolation level repeatable read read write deferrable", nameof(SettingKind.Transaction), "transaction", nameof(SettingScope.Local), "")]
    [InlineData("set transaction snapshot 'x'", nameof(SettingKind.Transaction), "transaction_snapshot", nameof(SettingScope.Unsaid), "x")]
    [InlineData("set session characteristics as transaction read only", nameof(SettingKind.SessionCharacteristics), "session_characteristics", nameof(SettingScope.Unsaid), "")]
    [InlineData("set session characteristics = 1", nameof(SettingKind.Plain), "characteristics", nameof(SettingScope.Session), "1")]
    [InlineData("set constraints all deferred", nameof(SettingKind.Constraints), "constraints", nameof(SettingScope.Unsaid), "")]
    [InlineData("set constraints s.a, b immediate", nameof(SettingKind.Constraints), "constraints", nameof(SettingScope.Unsaid), "")]
    [InlineData("set constraints.a to 1", nameof(SettingKind.Plain), "constraints.a", nameof(SettingScope.Unsaid), "1")]
    public void A_SET_has_its_name_scope_and_values(string statement, string kind, string name, string scope, string values)
    {
        var set = Verdict.Tree<SetStatement>(statement);
        Assert.Equal((kind, name, scope, values), (set.Kind.ToString(), set.Name, set.Scope.ToString(), string.Join("|", set.Values)));
    }

    [Theory]
    [InlineData("reset all", nameof(SettingKind.All), "all")]
    [InlineData("reset role", nameof(SettingKind.Role), "role")]
    [InlineData("reset session authorization", nameof(SettingKind.SessionAuthorization), "session_authorization")]
    [InlineData("reset session", nameof(SettingKind.Plain), "session")]
    [InlineData("reset time zone", nameof(SettingKind.TimeZone), "timezone")]
    [InlineData("reset transaction isolation level", nameof(SettingKind.Transaction), "transaction_isolation")]
    [InlineData("reset A.b", nameof(SettingKind.Plain), "a.b")]
    public void A_RESET_has_its_name(string statement, string kind, string name)
    {
        var reset = Verdict.Tree<ResetStatement>(statement);
        Assert.Equal((kind, name), (reset.Kind.ToString(), reset.Name));
    }

    [Theory]
    [InlineData("show all")]
    [InlineData("show a.b")]
    [InlineData("show time zone")]
    [InlineData("show transaction isolation level")]
    [InlineData("show session authorization")]
    public void SHOW_is_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("set a⟦⟧")]
    [InlineData("set a ⟦1⟧")]
    [InlineData("set a to ⟦select⟧")]
    [InlineData("set a to default⟦,⟧ 1")]
    [InlineData("set local session characteristics⟦⟧")]
    [InlineData("set catalog ⟦'x'⟧")]
    [InlineData("set time zone ⟦between⟧")]
    [InlineData("set time zone interval '1' ⟦year⟧")]
    [InlineData("set time zone interval '1' ⟦hour⟧ to second")]
    [InlineData("set time zone interval(3) '1' ⟦hour⟧")]
    [InlineData("set transaction⟦⟧")]
    [InlineData("set transaction read only,⟦⟧")]
    [InlineData("set constraints a⟦⟧")]
    [InlineData("set schema ⟦x⟧")]
    [InlineData("reset⟦⟧")]
    [InlineData("reset a ⟦b⟧")]
    [InlineData("show ⟦select⟧")]
    public void An_error_stands_where_the_server_stops(string marked) => Verdict.Stops(marked);
}
