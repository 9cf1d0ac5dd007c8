using Microsoft.Extensions.DependencyInjection;

namespace Consumer;

/// <summary>
/// What the program does with one provider. Each class of this kind is found and run.
/// </summary>
internal interface IProviderFlow
{
#if NET
    // The oldest framework has no static members of interfaces; there the program is compiled and not run.

    /// <summary>
    /// Registers the client.
    /// </summary>
    static abstract IHttpClientBuilder AddClient(IServiceCollection services);

#endif
    Task RunAsync();
}
