using System.Text.Json;

namespace Sessions.Build.Publishing;

/// <summary>
/// What the service index of a feed says: where packages and symbols are published, and where packages lie.
/// </summary>
/// <param name="Publish">Where packages are published.</param>
/// <param name="PublishSymbols">Where symbols are published; null when the feed takes none.</param>
/// <param name="Content">The folder of all packages; null when the feed doesn't tell.</param>
internal sealed record FeedResources(Uri Publish, Uri? PublishSymbols, Uri? Content)
{
    /// <summary>
    /// Reads a service index.
    /// </summary>
    public static FeedResources Read(JsonElement document, Uri index)
    {
        var addresses = document.GetProperty("resources").EnumerateArray()
            .ToLookup(resource => resource.GetProperty("@type").GetString() ?? "", resource => resource.GetProperty("@id").GetString() ?? "");
        var publish = Find("PackagePublish/2.0.0")
            ?? throw new BuildFailure($"The feed {PackageFeed.Redact(index)} takes no packages; name one that can be published to.");
        return new FeedResources(publish, Find("SymbolPackagePublish/4.9.0"), Folder(Find("PackageBaseAddress/3.0.0")));

        Uri? Find(string type) => addresses[type].FirstOrDefault() is not { } address
            ? null
            : Uri.TryCreate(index, address, out var found) && MayBeAsked(found)
                ? found
                : throw new BuildFailure($"The feed {PackageFeed.Redact(index)} names an address for {type} that is not https, and a key does not travel in the clear; name another feed.");

        // Plain HTTP stays on this machine, and only a feed on this machine leads there.
        bool MayBeAsked(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && index.IsLoopback);
    }

    private static Uri? Folder(Uri? address) => address is null || address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
