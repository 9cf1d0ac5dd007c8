using Microsoft.Extensions.DependencyInjection;

namespace Consumer;

/// <summary>
/// What the program does with one provider. Each class of this kind is found and run.
/// </summary>
internal interface IProviderFlow
{
    /// <summary>
    /// Registers the client.
    /// </summary>
    static abstract IHttpClientBuilder AddClient(IServiceCollection services);

    Task RunAsync();
}
