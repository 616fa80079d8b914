import { serve } from "@hono/node-server";
import { openDatabase } from "#platform/database/open-database.ts";
import { limitConnections, serverLimits } from "#platform/http/server-limits.ts";
import { readSettings } from "#platform/settings.ts";
import { openInstallation } from "../../installation.ts";

/** The server as `npm start` puts it together, without screens and reachable from this machine alone, as its peer is. */
const settings = readSettings(process.env);
const log = (line: string) => void process.stderr.write(`${line}\n`);
const database = await openDatabase({ ...settings, log });
const installation = await openInstallation({ database, settings, log, addressOf: () => "127.0.0.1", screens: async () => new Response(null, { status: 404 }) });
const server = serve({ fetch: installation.app.fetch, port: settings.port, hostname: "127.0.0.1", serverOptions: serverLimits });
limitConnections(server);
process.once("SIGTERM", async () => {
  server.close();
  await installation.close();
  await database.close();
  process.exit(0);
});
