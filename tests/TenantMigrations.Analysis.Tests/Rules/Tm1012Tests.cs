using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1012Tests
{
    [Theory]
    [InlineData(ClassDefects.Abstract, "it is abstract or static; put [Migration] on a concrete class")]
    [InlineData(ClassDefects.Generic, "it or a class around it is generic; make it one without type parameters")]
    [InlineData(ClassDefects.NotAccessible, "generated code cannot see it; make it and the classes around it public or internal")]
    [InlineData(ClassDefects.NoParameterlessConstructor, "it has no public or internal constructor without parameters; add one")]
    [InlineData(ClassDefects.Abstract | ClassDefects.Generic, "it is abstract or static; put [Migration] on a concrete class; it or a class around it is generic; make it one without type parameters")]
    public void Each_defect_says_what_to_do(ClassDefects defects, string reasons) =>
        Assert.Equal(
            [$"Shop.CreateUsers.Class: error TM1012: Migration class 'Shop.CreateUsers' cannot be used: {reasons}."],
            (Sources.CodeClass() with { Defects = defects }).Read().Lines());

    [Fact]
    public void A_class_that_derives_from_neither_is_one_finding() =>
        Assert.Equal(
            ["Shop.CreateUsers.Class: error TM1012: Class 'Shop.CreateUsers' bears [Migration] and derives from neither SqlMigration nor CodeMigration, so nobody knows how to run it. Derive it from one of the two."],
            (Sources.SqlClass(up: null, down: null) with { Kind = null, Defects = ClassDefects.Abstract }).Read().Lines());

    [Fact]
    public void What_is_no_constant_is_reported_at_the_member()
    {
        Assert.Equal(
            ["Shop.CreateUsers.UpMember: error TM1012: 'Up' must be a constant text that generated code can see, or the compiler could not check its SQL. Write 'public const string Up = …' (or internal)."],
            (Sources.SqlClass() with { Up = new ClassConstant(null) }).Read().Lines());
        Assert.StartsWith("Shop.CreateUsers.DownMember: error TM1012: 'Down' must be a constant text",
            Assert.Single((Sources.SqlClass() with { Down = new ClassConstant(null) }).Read().Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_class_is_fine()
    {
        Assert.Empty(Sources.SqlClass().Read().Lines());
        Assert.Empty(Sources.CodeClass().Read().Lines());
    }
}
