using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations.Engine;

/// <summary>SHA-256 over all that decides what a plan executes. Step lists that tenants share are hashed once.</summary>
internal sealed class PlanHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<IReadOnlyList<PlannedStep>, byte[]> _steps = new(ReferenceEqualityComparer.Instance);
    private readonly MigrationGraph _graph;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _filled;

    private PlanHash(MigrationGraph graph) => _graph = graph;

    public static string Of(MigrationGraph graph, TenantIsolation isolation, IReadOnlyList<DatabasePlan> databases, string executionKey, IReadOnlyList<PlannedWave>? waves = null)
    {
        using var hash = new PlanHash(graph);
        hash.Add(isolation.ToString());
        hash.Add(graph.Registry.Settings.JournalSchema);
        hash.Add(graph.Registry.Settings.TenantSetting);
        hash.Add(executionKey);
        foreach (var database in databases) hash.Add(database);
        foreach (var wave in waves ?? []) hash.Add(wave);
        hash.Flush();
        return Convert.ToHexString(hash._hash.GetHashAndReset()).ToLowerInvariant();
    }

    public void Dispose() => _hash.Dispose();

    private void Add(PlannedWave wave)
    {
        Add(wave.Name);
        Add(wave.Tenants.Count);
        foreach (var tenant in wave.Tenants) Add(tenant);
    }

    private void Add(DatabasePlan database)
    {
        Add(database.Database.Key);
        Add(database.Phases.Count);
        foreach (var phase in database.Phases)
        {
            Add(phase.Global is null ? 0 : 1);
            if (phase.Global is not null) Add(phase.Global);
            Add(phase.Tenants.Count);
            foreach (var work in phase.Tenants) Add(work);
        }

        Add(database.Blocked.Count);
        foreach (var blocked in database.Blocked)
        {
            Add(_graph.Migrations[blocked.Migration].Id);
            Add(blocked.TenantId ?? "");
        }
    }

    private void Add(PlannedWork work)
    {
        Add(work.Tenant?.Id ?? "");
        Add(work.Tenant?.Schema ?? "");
        Add(work.ExpectedHead.Count);
        Add(work.ExpectedHead.Hash);
        if (!_steps.TryGetValue(work.Steps, out var digest)) _steps.Add(work.Steps, digest = Digest(work.Steps));
        AddDigest(digest);
    }

    private byte[] Digest(IReadOnlyList<PlannedStep> steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            var migration = _graph.Migrations[step.Migration];
            text.Append(migration.Id).Append(' ').Append(migration.Checksum).Append(' ').Append(step.Kind).Append(' ')
                .Append(step.ResumeAtStatement).Append(' ').Append(step.Replaces).Append(step.RecordOnly ? " record\n" : "\n");
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    // Lengths go in front, so that no two different lists of texts give the same bytes.
    private void Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Add(length);
        if (length > _buffer.Length)
        {
            Flush();
            _hash.AppendData(Encoding.UTF8.GetBytes(text));
            return;
        }

        Encoding.UTF8.GetBytes(text, Room(length));
    }

    private void Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), number);
    }

    private void AddDigest(byte[] bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
    }

    // A large fleet's plan is millions of small values; the hash takes them in few large pieces.
    private Span<byte> Room(int length)
    {
        if (_filled + length > _buffer.Length) Flush();
        _filled += length;
        return _buffer.AsSpan(_filled - length, length);
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _filled);
        _filled = 0;
    }
}
