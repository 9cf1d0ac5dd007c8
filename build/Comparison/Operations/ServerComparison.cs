using Sessions.Build.Comparison.Reading;

namespace Sessions.Build.Comparison.Operations;

/// <summary>
/// Compares the servers of two documents. The first one is where the client sends to by default.
/// </summary>
internal static class ServerComparison
{
    public static void Run(SpecNode from, SpecNode to, DifferenceList differences)
    {
        var was = from["servers"];
        var isNow = to["servers"];
        var fromUrl = was?.Items.Count > 0 ? was.Items[0]["url"] : null;
        var toUrl = isNow?.Items.Count > 0 ? isNow.Items[0]["url"] : null;
        if (!SpecNode.AreEqual(fromUrl, toUrl))
        {
            var rule = (fromUrl, toUrl) switch
            {
                (null, _) => ChangeRules.BaseAddressAdded,
                (_, null) => ChangeRules.BaseAddressRemoved,
                _ => ChangeRules.BaseAddressChanged,
            };
            differences.Add(rule, "servers", DifferenceList.Describe("the first server", fromUrl, toUrl), fromUrl ?? from, toUrl ?? to);
        }
        else if (!SpecNode.AreEqual(was, isNow))
        {
            differences.Add(ChangeRules.ServersChanged, "servers", "the servers changed, though not the address of the first", was ?? from, isNow ?? to);
        }
    }
}
