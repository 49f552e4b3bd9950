namespace TenantMigrations.Benchmarks.Harness;

/// <summary>How large, how often and where.</summary>
internal sealed record FleetOptions
{
    public bool OnDisk { get; init; }

    public int Pairs { get; init; } = 5;

    public int Schemas { get; init; } = 500;

    public int Databases { get; init; } = 100;

    public int LargeFleet { get; init; } = 10_000;

    public int Parallelism { get; init; } = 8;

    public string? JsonFile { get; init; }

    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Names that a contestant's name must begin with; all when empty.</summary>
    public IReadOnlyList<string> Contestants { get; init; } = [];

    /// <summary>How our runner and the limit program are published.</summary>
    public PublishForm Form { get; init; }

    public bool Wants(string row) => Only is null || Only.Contains(row);

    public bool WantsContestant(string name) => Contestants.Count == 0 || Contestants.Any(name.StartsWith);

    public static FleetOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new FleetOptions();
        if (arguments.Contains("--short"))
            options = options with { Pairs = 2, Schemas = 20, Databases = 5, LargeFleet = 200 };
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--short" => options,
                "--disk" => options with { OnDisk = true },
                "--pairs" => options with { Pairs = int.Parse(arguments[++i]) },
                "--schemas" => options with { Schemas = int.Parse(arguments[++i]) },
                "--databases" => options with { Databases = int.Parse(arguments[++i]) },
                "--large" => options with { LargeFleet = int.Parse(arguments[++i]) },
                "--parallelism" => options with { Parallelism = int.Parse(arguments[++i]) },
                "--only" => options with { Only = arguments[++i].Split(',').ToHashSet() },
                "--contestants" => options with { Contestants = arguments[++i].Split(',') },
                "--ready-to-run" => options with { Form = PublishForm.ReadyToRun },
                "--native" => options with { Form = PublishForm.Native },
                "--json" => options with { JsonFile = arguments[++i] },
                var unknown => throw new ArgumentException($"Unknown option {unknown}. Run without arguments to see them all."),
            };
        }

        return options;
    }
}
