using System.Collections;

namespace Sessions.Sandbox.Orq;

/// <summary>
/// Sessions in the default order of a listing, newest first: an index that a page is cut from without a copy and without sorting.
/// Identifiers begin with the time at which they were made, so a new session goes to the end of the array, and any is found by halving.
/// Not safe for concurrent use; the store locks around it.
/// </summary>
internal sealed class NewestFirst : IReadOnlyList<Session>
{
    private readonly List<Session> _oldestFirst = [];

    public int Count => _oldestFirst.Count;

    public Session this[int index] => _oldestFirst[Count - 1 - index];

    /// <summary>
    /// Where a session stands in a list in this order, or would stand if it were still there.
    /// </summary>
    /// <returns>The index, and whether a session with the identifier is there.</returns>
    public static (int Index, bool IsThere) Find(IReadOnlyList<Session> newestFirst, string id)
    {
        var (low, high) = (0, newestFirst.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(newestFirst[middle].Id, id) > 0 ? (middle + 1, high) : (low, middle);
        }

        return (low, low < newestFirst.Count && newestFirst[low].Id == id);
    }

    /// <summary>
    /// Adds a session, or replaces the one that has its identifier.
    /// </summary>
    public void Put(Session session)
    {
        var (index, isThere) = Find(this, session.Id);
        if (isThere)
        {
            _oldestFirst[Count - 1 - index] = session;
        }
        else
        {
            _oldestFirst.Insert(Count - index, session);
        }
    }

    public void RemoveAt(int index)
    {
        _oldestFirst.RemoveAt(Count - 1 - index);
    }

    public IEnumerator<Session> GetEnumerator()
    {
        return Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator()
    {
        return GetEnumerator();
    }
}
