namespace TenantMigrations.Analysis.Sql;

/// <summary>The options of a routine while they are read: they come in any order, and the body is one of them.</summary>
internal sealed class RoutineOptionsReading
{
    private readonly List<SettingStatement> _settings = [];

    public string? Language { get; set; }

    public bool? IsSecurityDefiner { get; set; }

    public Volatility? Volatility { get; set; }

    public bool? IsLeakproof { get; set; }

    public bool? IsStrict { get; set; }

    public string? Parallel { get; set; }

    public RoutineBody? Body { get; set; }

    public void Add(SettingStatement setting) => _settings.Add(setting);

    public RoutineOptions Result() => new(Language, IsSecurityDefiner, Volatility, IsLeakproof, IsStrict, Parallel, _settings);
}
