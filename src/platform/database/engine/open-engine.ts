import { openEmbeddedEngine } from "./embedded-engine.ts";
import type { Engine } from "./engine.ts";
import { openServerEngine } from "./server-engine.ts";

export type { AdminConnection, Engine } from "./engine.ts";
export { EngineRefused } from "./engine-refused.ts";

export type EngineOptions = {
  readonly dataDirectory: string;
  readonly databaseUrl?: string | undefined;
  readonly log: (line: string) => void;
};

/** Starts the PostgreSQL of the data directory, or reaches the server that DATABASE_URL names. Throws EngineRefused with one sentence. */
export async function openEngine({ dataDirectory, databaseUrl, log }: EngineOptions): Promise<Engine> {
  return databaseUrl ? openServerEngine(databaseUrl, log) : openEmbeddedEngine(dataDirectory, log);
}
