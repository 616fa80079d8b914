import { serve } from "@hono/node-server";
import { EngineRefused } from "#platform/database/engine/engine-refused.ts";
import { MigrationRefused } from "#platform/database/migrate.ts";
import { openDatabase } from "#platform/database/open-database.ts";
import { drain } from "#platform/http/drain.ts";
import { limitConnections, serverLimits } from "#platform/http/server-limits.ts";
import { serveScreens } from "#platform/http/screens.ts";
import { inviteFirstAdministrator } from "#platform/identity/invitation.ts";
import { atMost } from "#platform/at-most.ts";
import { readSettings, SettingsRefused, type Settings } from "#platform/settings.ts";
import { addressOf } from "#platform/http/client-address.ts";
import { openInstallation } from "./installation.ts";
import { ensureScreens } from "./web/build.ts";

const say = (line: string) => process.stderr.write(`vigie: ${line}\n`);

try {
  await start(readSettings(process.env));
} catch (error) {
  if (!(error instanceof EngineRefused || error instanceof MigrationRefused || error instanceof SettingsRefused)) throw error;
  say(error.message);
  process.exitCode = 1;
}

async function start(settings: Settings): Promise<void> {
  const [screens, database] = await Promise.all([ensureScreens(), openDatabase({ ...settings, log: say })]);
  const installation = await openInstallation({ database, settings, log: say, addressOf: addressOf(settings.proxies), screens: serveScreens(screens) });
  const link = await inviteFirstAdministrator(database.auth.db, new Date());
  const server = serve({ fetch: installation.app.fetch, port: settings.port, hostname: settings.host, serverOptions: serverLimits }, () => {
    if (link) say(`first administrator: open ${settings.origin}/welcome/${link} within one hour`);
    process.stdout.write(`vigie: ready on http://127.0.0.1:${settings.port}\n`);
  });
  const servers = [server];
  if (settings.contact && installation.contact) servers.push(serve({ fetch: installation.contact.fetch, port: settings.contact.port, hostname: settings.contact.host, serverOptions: serverLimits }));
  for (const one of servers) {
    limitConnections(one);
    one.on("error", (error) => {
      const [{ host, port }, name] = one === server || settings.contact === undefined ? [settings, "PORT"] : [settings.contact, "VIGIE_CONTACT_PORT"];
      say(`${host ?? "every address"}, port ${port} cannot be used (${"code" in error ? String(error.code) : error.name}). Set ${name} to a free one, or VIGIE_HOST to an address of this machine.`);
      void stop(1);
    });
  }
  let isStopping = false;
  const stop = async (code: number) => {
    if (isStopping) return;
    isStopping = true;
    // Ten seconds for everything. Should the database need longer than is left, its watcher sees its shutdown through.
    setTimeout(() => process.exit(code), 9_500);
    await atMost(4_000, Promise.all([...servers.map((one) => drain(one, 3_000)), installation.close()]));
    await database.close();
    process.exit(code);
  };
  process.on("SIGTERM", () => void stop(0));
  process.on("SIGINT", () => void stop(0));
}
