import type { ServerType } from "@hono/node-server";

/**
 * How long a client may take (S59). Headers arrive at once even on a satellite line; a body of some dozen megabytes needs half an
 * hour there. What trickles is refused where bodies are read.
 */
export const serverLimits = {
  headersTimeout: 20_000,
  requestTimeout: 30 * 60_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
} as const;

/** Connections of a whole mission and its programs, many times over; a streaming screen says something every few seconds. */
const mostConnections = 2_000;
const longestSilenceMs = 60_000;

export function limitConnections(server: ServerType, silenceMs = longestSilenceMs): void {
  if ("maxConnections" in server) server.maxConnections = mostConnections;
  server.setTimeout(silenceMs);
}
