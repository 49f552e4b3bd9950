namespace TenantMigrations.Engine;

/// <summary>Heads from rows. The hash of a migration is made once, however many tenants have it. Not thread-safe.</summary>
internal sealed class HeadCalculator
{
    private readonly Dictionary<(string Id, string Checksum), long> _hashes = [];

    public JournalHead Of(IEnumerable<JournalEntry> rows)
    {
        var head = default(JournalHead);
        foreach (var row in rows)
        {
            if (row.Status != MigrationStatus.Completed) continue;
            head = new JournalHead(head.Count + 1, head.Hash ^ HashOf(row.MigrationId, row.Checksum));
        }

        return head;
    }

    private long HashOf(string id, string checksum)
    {
        if (!_hashes.TryGetValue((id, checksum), out var hash)) _hashes.Add((id, checksum), hash = JournalHead.HashOf(id, checksum));
        return hash;
    }
}
