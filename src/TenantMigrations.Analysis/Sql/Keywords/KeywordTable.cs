namespace TenantMigrations.Analysis.Sql;

/// <summary>Finds the keyword that a word is. Allocates nothing.</summary>
internal static class KeywordTable
{
    private const int Size = 2048; // a power of two, four times the keywords

    private static readonly Keyword?[] s_slots = Build();

    /// <summary>The keyword there, in whatever case; null where it is none of any version.</summary>
    public static Keyword? Find(string text, int start, int length)
    {
        for (var slot = Hash(text, start, length); s_slots[slot] is { } keyword; slot = (slot + 1) & (Size - 1))
        {
            if (IsSame(keyword.Word, text, start, length)) return keyword;
        }

        return null;
    }

    public static Keyword? Find(string word) => Find(word, 0, word.Length);

    private static Keyword?[] Build()
    {
        var slots = new Keyword?[Size];
        var needsAs = new HashSet<string>(Words(KeywordData.NeedsAs), StringComparer.Ordinal);
        Add(KeywordData.Unreserved, KeywordClass.Unreserved);
        Add(KeywordData.ColumnName, KeywordClass.ColumnName);
        Add(KeywordData.TypeOrFunction, KeywordClass.TypeOrFunction);
        Add(KeywordData.Reserved, KeywordClass.Reserved);
        return slots;

        void Add(string words, KeywordClass @class)
        {
            foreach (var word in Words(words))
            {
                var slot = Hash(word, 0, word.Length);
                while (slots[slot] is not null) slot = (slot + 1) & (Size - 1);
                slots[slot] = new Keyword(word, @class, Since(word), needsAs.Contains(word));
            }
        }
    }

    private static int Since(string word) =>
        Array.IndexOf(Words(KeywordData.Since16), word) >= 0 ? 16
        : Array.IndexOf(Words(KeywordData.Since17), word) >= 0 ? 17
        : Array.IndexOf(Words(KeywordData.Since18), word) >= 0 ? 18
        : 15;

    private static string[] Words(string words) => words.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static int Hash(string text, int start, int length)
    {
        var hash = length;
        for (var i = start; i < start + length; i++) hash = unchecked((hash * 31) + SqlCharacter.ToLower(text[i]));
        return (hash ^ (hash >> 11)) & (Size - 1);
    }

    private static bool IsSame(string word, string text, int start, int length)
    {
        if (word.Length != length) return false;
        for (var i = 0; i < length; i++)
        {
            if (SqlCharacter.ToLower(text[start + i]) != word[i]) return false;
        }

        return true;
    }
}
