using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Core;
using Azure.Identity;
using OpenAI;

namespace BriefingBot.Models.Endpoints;

/// <summary>Gives the Azure identity that a service without a key signs in with.</summary>
/// <param name="managedIdentityClientId">Of a user-assigned managed identity; null: the environment's own.</param>
internal delegate TokenCredential AzureIdentity(string? managedIdentityClientId);

/// <summary>The client of an endpoint: OpenAI's protocol or Azure's, with a key or an identity.</summary>
internal sealed class EndpointClients(IHttpClientFactory http, AzureIdentity identity)
{
    /// <summary>The identity of the environment: workload, managed, or that of a person signed in with Azure's tools; never a browser window.</summary>
    public static TokenCredential Environment(string? managedIdentityClientId) =>
        new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = managedIdentityClientId, ExcludeInteractiveBrowserCredential = true });

    /// <param name="options">Valid ones.</param>
    /// <param name="silence">The longest time between two parts of a response.</param>
    public OpenAIClient Create(IEndpointOptions options, TimeSpan silence)
    {
        HttpClient client = http.CreateClient(options.Section);
        if (!options.IsAzure)
        {
            OpenAIClientOptions plain = Prepare(new OpenAIClientOptions(), client, silence);
            plain.Endpoint = options.Endpoint is { } url ? new Uri(url) : null;

            // Compatible servers without keys still get the header the protocol asks for.
            return new OpenAIClient(new ApiKeyCredential(options.ApiKey ?? "none"), plain);
        }

        var endpoint = new Uri(options.Endpoint!);
        AzureOpenAIClientOptions azure = Prepare(new AzureOpenAIClientOptions { Audience = Audience(endpoint) }, client, silence);
        return options.ApiKey is { } key
            ? new AzureOpenAIClient(endpoint, new ApiKeyCredential(key), azure)
            : new AzureOpenAIClient(endpoint, identity(options.ManagedIdentityClientId), azure);
    }

    private static AzureOpenAIAudience Audience(Uri endpoint) =>
        endpoint.Host.EndsWith(".azure.us", StringComparison.OrdinalIgnoreCase) ? AzureOpenAIAudience.AzureGovernment : AzureOpenAIAudience.AzurePublicCloud;

    private static TOptions Prepare<TOptions>(TOptions options, HttpClient client, TimeSpan silence)
        where TOptions : ClientPipelineOptions
    {
        // Retries are the HTTP client's own: two layers of them would multiply.
        options.Transport = new HttpClientPipelineTransport(client);
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = silence;
        return options;
    }
}
