using System.Collections.Concurrent;

namespace TenantMigrations.Engine;

/// <summary>
/// Which migrations are completed where a head is found, for all databases together: equal heads mean equal sets, so that the rows of one tenant do for the
/// whole fleet, be it in one database or in a hundred thousand. Of a row only migration and checksum hold for all of them. Thread-safe.
/// </summary>
internal sealed class CompletedSets
{
    private readonly ConcurrentDictionary<JournalHead, IReadOnlyDictionary<string, JournalEntry>> _sets = new();

    public bool Knows(JournalHead head) => _sets.ContainsKey(head);

    public IReadOnlyDictionary<string, JournalEntry>? Of(JournalHead head) => _sets.GetValueOrDefault(head);

    public void Add(JournalHead head, IEnumerable<JournalEntry> rows)
    {
        if (Knows(head)) return;
        _sets.TryAdd(head, rows.Where(row => row.Status == MigrationStatus.Completed).ToDictionary(row => row.MigrationId, StringComparer.Ordinal));
    }
}
