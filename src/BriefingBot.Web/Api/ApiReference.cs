using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace BriefingBot.Web.Api;

/// <summary>The description of the interface at <c>/openapi/v1.json</c>, and a page that shows it at <c>/docs</c>.</summary>
internal static class ApiReference
{
    public static IServiceCollection AddBriefingBotApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Make(json.SerializerOptions));
        return services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(DescribeAsync);
        });
    }

    public static void MapApiReference(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapScalarApiReference("/docs", options => options
            .WithTitle("BriefingBot")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()
            .HideDeveloperTools());
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "BriefingBot",
            Version = "v1",
            Description = "Ask a news archive and get verbatim, cited words, or a plain refusal that says what is missing. Errors are problem details "
                + "(RFC 9457); a bad request names each bad field under `errors`, and unknown fields are errors. Offsets count UTF-16 code units of the stored body.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes["ApiKey"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = ApiAccess.Header,
            Description = "Needed where Api:Keys is set.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("ApiKey", document)] = [] }];
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<TakesBody>().FirstOrDefault() is { } takes)
        {
            OpenApiSchema schema = await context.GetOrCreateSchemaAsync(takes.Type, null, cancellationToken);
            schema.AdditionalPropertiesAllowed = false;
            var media = new OpenApiMediaType { Schema = schema, Example = ApiExamples.Request(takes.Type) };
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = media },
            };
            if (takes.Type.IsArray)
            {
                operation.RequestBody.Content!["application/x-ndjson"] = new OpenApiMediaType { Example = ApiExamples.Lines };
            }
        }

        if (operation.OperationId == "Ask" && operation.Responses?["200"] is OpenApiResponse { Content: { } content })
        {
            content["application/json"].Example = ApiExamples.Answer;
            content["text/event-stream"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = ApiExamples.Events };
        }

        if (operation.OperationId == "ArticleStatements" && operation.Responses?["200"] is OpenApiResponse { Content: { } statements })
        {
            statements["application/json"].Example = ApiExamples.ArticleStatements;
        }

        foreach (OpenApiParameter parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Schema = ParameterSchema(parameter.Name);
            parameter.Example = ApiExamples.Parameter(parameter.Name);
        }
    }

    /// <summary>Parameters are read as text, so that a bad one gets a sentence; this says what they are to be.</summary>
    private static OpenApiSchema ParameterSchema(string? name) => name switch
    {
        "top" => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "100", Default = JsonValue.Create(10) },
        "version" => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" },
        "from" or "to" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
