using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sessions.Sandbox;

/// <summary>
/// What the root of the sandbox shows: in a browser a page that follows what the sandbox receives and holds, and elsewhere the list of what
/// is served where.
/// </summary>
internal sealed class SandboxPage(SandboxApis apis, ExchangeRecorder recorder, CancellationToken stopping)
{
    private const string Html = "text/html";
    private const int ShownExchanges = 200;
    private const int ShownSessions = 100;

    // Everything comes from the sandbox itself, so that nothing that it received can run in the page.
    private const string ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    // More often than this nobody can follow what happens.
    private static readonly TimeSpan ChangeInterval = TimeSpan.FromMilliseconds(100);

    private readonly HeldSessions _sessions = new(apis);
    private readonly PageFile _index = PageFile.Read("index.html", Html);

    /// <summary>
    /// Maps the page and what it reads.
    /// </summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var style = PageFile.Read("page.css", "text/css");
        var script = PageFile.Read("page.js", "text/javascript");
        MapGet(routes, "/", SendRootAsync);
        MapGet(routes, "/sandbox/page.css", style.SendAsync);
        MapGet(routes, "/sandbox/page.js", script.SendAsync);
        MapGet(routes, "/sandbox/apis", context => SendJsonAsync(context, apis.All.Select(Describe)));
        MapGet(routes, "/sandbox/exchanges", context => SendJsonAsync(context, Exchanges(Search(context))));
        MapGet(routes, "/sandbox/exchanges/{number:long}", SendExchangeAsync);
        MapGet(routes, "/sandbox/sessions", context => SendJsonAsync(context, Sessions(Search(context))));
        MapGet(routes, "/sandbox/changes", SendChangesAsync);
    }

    // Browsers keep what these headers protect from pages of other origins: no frame around the page, and no resource of another's page.
    private static void MapGet(IEndpointRouteBuilder routes, string pattern, RequestDelegate send)
    {
        routes.MapGet(pattern, context =>
        {
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
            context.Response.Headers.XFrameOptions = "DENY";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return send(context);
        });
    }

    private static string Search(HttpContext context)
    {
        return context.Request.Query["search"].ToString().Trim();
    }

    private static Task SendJsonAsync(HttpContext context, object value)
    {
        return context.Response.WriteAsJsonAsync(value, Json, context.RequestAborted);
    }

    private static object Summarize(SandboxExchange exchange)
    {
        return new
        {
            exchange.Number,
            exchange.Provider,
            exchange.Operation,
            exchange.Method,
            exchange.Path,
            exchange.Status,
            Milliseconds = exchange.Duration.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture),
        };
    }

    private static object Describe(SandboxMessage message)
    {
        return new { Headers = message.Headers.Select(header => $"{header.Key}: {header.Value}"), Body = message.Text };
    }

    private Task SendRootAsync(HttpContext context)
    {
        if (context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(Html, StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            return _index.SendAsync(context);
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(apis.Overview(), context.RequestAborted);
    }

    private object Describe(ProviderApi api)
    {
        var operations = api.Operations.Select(operation => new { operation.Name, operation.Method, operation.Path });
        return new { api.Name, BaseAddress = apis.Address.At(api.Prefix + "/"), api.ApiKey, Operations = operations };
    }

    private object Exchanges(string search)
    {
        var kept = recorder.Exchanges;
        return new { Items = kept.Reverse().Where(exchange => ExchangeSearch.Finds(exchange, search)).Take(ShownExchanges).Select(Summarize), Total = kept.Count };
    }

    private object Sessions(string search)
    {
        var (found, total) = _sessions.Find(search, ShownSessions);
        return new { Items = found, Total = total };
    }

    private Task SendExchangeAsync(HttpContext context)
    {
        var number = long.Parse((string)context.GetRouteValue("number")!, CultureInfo.InvariantCulture);
        if (recorder.Exchanges.FirstOrDefault(exchange => exchange.Number == number) is { } found)
        {
            return SendJsonAsync(context, new { Request = Describe(found.Request), Response = Describe(found.Response) });
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task SendChangesAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            for (var version = recorder.Version; ; version = await recorder.WaitForChangeAsync(version, ended.Token).ConfigureAwait(false))
            {
                await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"data: {version}\n\n"), ended.Token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(ended.Token).ConfigureAwait(false);
                await Task.Delay(ChangeInterval, ended.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The browser has gone, or the sandbox goes.
        }
    }
}
