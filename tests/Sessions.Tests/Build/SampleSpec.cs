namespace Sessions.Tests.Build;

/// <summary>
/// A small spec with an object of each common kind, to be broken in one place.
/// </summary>
internal static class SampleSpec
{
    public const string Yaml =
        """
        openapi: 3.0.3
        info:
          title: Sample
          version: '1'
        servers:
          - url: https://sample.example
        tags:
          - name: Things
        security:
          - Key: []
        paths:
          /things/{id}:
            get:
              operationId: GetThing
              x-csharp-name: GetThing
              x-retry-safe: true
              x-health-check:
                arguments: {id: none}
                answers: ['404']
              tags: [Things]
              parameters:
                - name: id
                  in: path
                  required: true
                  schema:
                    type: string
              responses:
                '200':
                  description: The thing.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/Thing'
                '404':
                  $ref: '#/components/responses/NotFound'
            post:
              operationId: ChangeThing
              x-csharp-name: ChangeThing
              x-pagination:
                style: page-number
                page: page
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      properties:
                        file:
                          type: string
                          format: binary
                    encoding:
                      file:
                        contentType: text/csv
              responses:
                '204':
                  description: Changed.
                  headers:
                    X-Request-Id:
                      schema:
                        type: string
        components:
          responses:
            NotFound:
              description: No such thing.
          securitySchemes:
            Key:
              type: apiKey
              in: header
              name: X-API-Key
          schemas:
            Thing:
              type: object
              required: [name]
              properties:
                name:
                  type: string
                  nullable: true
                kind:
                  enum: [big, small]
                  x-csharp-value: big
                size:
                  type: integer
                  format: int64

        """;

    /// <summary>
    /// Replaces a text that stands in the sample once.
    /// </summary>
    /// <param name="original">The text.</param>
    /// <param name="replacement">What stands there instead.</param>
    /// <returns>The broken spec, and the line of the replacement.</returns>
    public static (string Yaml, int Line) With(string original, string replacement)
    {
        var parts = Yaml.Split(original);
        return parts is [var before, var after]
            ? (before + replacement + after, before.Count(character => character == '\n') + 1)
            : throw new ArgumentException($"'{original}' stands in the sample {parts.Length - 1} times, not once.", nameof(original));
    }
}
