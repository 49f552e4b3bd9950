namespace TenantMigrations.Analysis;

internal static class Tm1018NotUtf8
{
    public static Rule Rule { get; } = new("TM1018", "Migration is not UTF-8 text", FindingSeverity.Error, isConfigurable: false);

    public static Finding BadEncoding(SourcePlace place) =>
        Rule.At(place, "This file is not UTF-8, so its text and its checksum would depend on the machine that reads it. Save it as UTF-8.");

    public static Finding LooksLikeUtf16(SourcePlace place) =>
        Rule.At(place, "This file has a NUL after every letter: it seems to be UTF-16. Save it as UTF-8.");

    public static Finding Nul(SourcePlace place) =>
        Rule.At(place, "Here stands a NUL character, which PostgreSQL accepts nowhere. Remove it; a file that has many of them is no text.");
}
