using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// Refuses what a foreign web page can make a browser send: requests for a host name that somebody else's DNS points at loopback (DNS rebinding),
/// and requests that a page of another origin makes. The page of the sandbox shows its keys, and its state can be changed.
/// </summary>
internal sealed class RequestGate(IReadOnlyList<string> allowedHosts)
{
    private const string SameOrigin = "same-origin";
    private const string UserInitiated = "none";

    private static readonly string[] LoopbackNames = ["127.0.0.1", "localhost", "[::1]"];

    private readonly IReadOnlyList<HostString> _allowedHosts = [.. allowedHosts.Select(host => new HostString(host))];

    /// <summary>
    /// Hands a request on, or refuses it.
    /// </summary>
    public Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var port = context.Connection.LocalPort;
        if (!IsAllowed(request.Host, port))
        {
            return RefuseAsync(
                context,
                StatusCodes.Status421MisdirectedRequest,
                $"The sandbox serves 127.0.0.1:{port}, and the Host of this request is '{request.Host.Value}'. "
                + "If the sandbox is meant to be reached under that name, add it to SandboxOptions.AllowedHosts, or start the verb sandbox with --allowed-host.");
        }

        return IsFromAnotherOrigin(request)
            ? RefuseAsync(context, StatusCodes.Status403Forbidden, "The sandbox serves no requests of web pages of another origin.")
            : next(context);
    }

    // Without a port, as clients of HTTP/1.0 write it, the name alone counts.
    private bool IsAllowed(HostString host, int port)
    {
        return (LoopbackNames.Contains(host.Host, StringComparer.OrdinalIgnoreCase) && (host.Port is null || host.Port == port))
            || _allowedHosts.Any(allowed => allowed.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase) && (allowed.Port is null || allowed.Port == host.Port));
    }

    // Programs send neither header. Browsers send at least one of them with whatever a page asks for.
    private static bool IsFromAnotherOrigin(HttpRequest request)
    {
        foreach (var origin in request.Headers.Origin)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var address) || !address.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return request.Headers["Sec-Fetch-Site"].Any(site => site is not (SameOrigin or UserInitiated)) && !IsLinkToPage(request);
    }

    // Whoever follows a link to the page sees it, and the page with the link does not.
    private static bool IsLinkToPage(HttpRequest request)
    {
        return HttpMethods.IsGet(request.Method) && request.Path == "/" && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
    }

    private static Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
