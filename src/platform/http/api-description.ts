import { toJsonSchema } from "@valibot/to-json-schema";
import type { Route, Schema } from "./route.ts";

/** OpenAPI 3.1 made from the route table, so that it cannot say anything else than the server does. */
export function describeApi(routes: readonly Route[], origin: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes.filter((candidate) => candidate.path.startsWith("/api/"))) {
    const path = route.path.replace(/:([A-Za-z]+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Vigie", version: "0.1.0", description: "Changes name the version they are based on with If-Match. Errors are problem details (RFC 9457)." },
    servers: [{ url: origin }],
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" }, session: { type: "apiKey", in: "cookie", name: "__Host-vigie" } } },
    paths,
  };
}

function describeRoute(route: Route): Record<string, unknown> {
  const parameters = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => ({ name, in: "path", required: true, schema: name === "step" && route.described?.steps ? { enum: route.described.steps } : { type: "string" } }));
  const version = route.isVersioned ? [{ name: "If-Match", in: "header", required: true, description: "The version this is based on, in quotes, as ETag gave it.", schema: { type: "string", pattern: '^"[0-9]+"$' } }] : [];
  return {
    operationId: `${route.method.toLowerCase()}-${route.path.replace(/^\/api\//, "").replace(/[/:]+/g, "-")}`,
    summary: route.summary,
    "x-vigie-action": route.action,
    "x-vigie-allowed": route.allowed,
    "x-vigie-data": route.data,
    security: route.allowed === "anyone" ? [] : [{ token: [] }, { session: [] }],
    parameters: [...parameters, ...version, ...queryParameters(route.query)],
    ...bodyOf(route),
    responses: {
      default: { description: "Problem details", content: { "application/problem+json": { schema: { type: "object" } } } },
      "200": { description: "Done", content: { "application/json": { schema: route.answer ? schemaOf(route.answer) : {} } } },
    },
  };
}

function bodyOf(route: Route): Record<string, unknown> {
  if (route.readsOwnBody) return { requestBody: { required: true, content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } } };
  const body = route.described?.body ?? route.body;
  return route.method === "GET" || !body ? {} : { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body) } } } };
}

function schemaOf(schema: Schema): unknown {
  const { $schema: _schema, ...rest } = toJsonSchema(schema, { errorMode: "ignore", typeMode: "input" });
  return rest;
}

function queryParameters(query: Schema | undefined): unknown[] {
  if (!query) return [];
  const schema = toJsonSchema(query, { errorMode: "ignore", typeMode: "input" });
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({ name, in: "query", required: required.has(name), schema: property }));
}
