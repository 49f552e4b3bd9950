using System.Text;

namespace TenantMigrations.Analysis;

/// <summary>Names of migrations, <c>a-z 0-9 _</c>, of whatever tables are called.</summary>
internal static class DraftName
{
    private const int Longest = 120;
    private const char FirstLetter = 'À';

    // From À to ſ. String.Normalize does nothing where the program has no data on cultures.
    private const string Letters =
        "AAAAAAACEEEEIIIIDNOOOOO_OUUUUYTsaaaaaaaceeeeiiiidnooooo_ouuuuyty"
        + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

    public static string Of(params IEnumerable<string> parts)
    {
        var name = string.Join("_", parts.Select(Word));
        return name.Length <= Longest ? name : name.Substring(0, Longest).TrimEnd('_') + "_" + DerivedName.Hash(name);
    }

    /// <summary>What stands for a text: its Latin letters without their accents, everything else an underscore.</summary>
    public static string Word(string text)
    {
        var word = new StringBuilder();
        foreach (var accented in text)
        {
            var c = accented is >= FirstLetter and < (char)(FirstLetter + 192) ? Letters[accented - FirstLetter] : accented;
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9')) word.Append(c);
            else if (c is >= 'A' and <= 'Z') word.Append((char)(c + 32));
            else if (word.Length > 0 && word[word.Length - 1] != '_') word.Append('_');
        }

        var found = word.ToString().Trim('_');
        return found.Length > 0 ? found : "x" + DerivedName.Hash(text);
    }
}
