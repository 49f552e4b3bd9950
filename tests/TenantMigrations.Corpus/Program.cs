// Our parser for tests/corpus, which compares it with PostgreSQL's:
//   judge VERSION LIST        reads the files named in a list; prints a line of JSON per statement
//   time VERSION LIST PASSES  prints the seconds of the fastest of several passes over the files
//   lines VERSION             answers a line of JSON, a text, with a line of JSON, its statements; for as long as lines come
using System.Globalization;
using TenantMigrations.Corpus;

Console.InputEncoding = Console.OutputEncoding = new System.Text.UTF8Encoding(false);
var version = int.Parse(args[1], CultureInfo.InvariantCulture);
using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
switch (args[0])
{
    case "judge":
        Files.Judge(File.ReadAllLines(args[2]), version, output);
        break;
    case "time":
        Files.Time(File.ReadAllLines(args[2]), version, int.Parse(args[3], CultureInfo.InvariantCulture), output);
        break;
    case "lines":
        Lines.Answer(Console.In, version, output);
        break;
}
