using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests;

public sealed class EquatableArrayTests
{
    [Fact]
    public void It_compares_by_elements()
    {
        EquatableArray<string> one = new[] { "a", "b" };
        EquatableArray<string> same = new[] { "a", "b" };
        EquatableArray<string> other = new[] { "b", "a" };
        Assert.Equal(one, same);
        Assert.True(one == same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.True(one != other);
        Assert.False(one.Equals(new EquatableArray<string>(["a"])));
    }

    [Fact]
    public void Default_is_empty()
    {
        EquatableArray<int> none = default;
        Assert.Equal(new EquatableArray<int>([]), none);
        Assert.Equal(new EquatableArray<int>([]).GetHashCode(), none.GetHashCode());
        Assert.Empty(none);
        Assert.Empty(none.ToArray());
    }
}
