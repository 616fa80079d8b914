import { serve, type ServerType } from "@hono/node-server";
import type { Hono } from "hono";
import { EngineRefused } from "#platform/database/engine/engine-refused.ts";
import { MigrationRefused } from "#platform/database/migrate.ts";
import { openDatabase } from "#platform/database/open-database.ts";
import { drain } from "#platform/http/drain.ts";
import { byName } from "#platform/http/one-face.ts";
import { limitConnections, serverLimits } from "#platform/http/server-limits.ts";
import { serveScreens } from "#platform/http/screens.ts";
import { inviteFirstAdministrator } from "#platform/identity/invitation.ts";
import { atMost } from "#platform/at-most.ts";
import { readSettings, SettingsRefused, type OwnAddress, type Settings } from "#platform/settings.ts";
import { addressOf } from "#platform/http/client-address.ts";
import { openInstallation, type Installation } from "./installation.ts";
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
  const { app, files } = installation;
  const { fetch } = files && settings.files?.port === undefined ? byName(app, settings.files?.origin ?? "", files) : app;
  const server = serve({ fetch, port: settings.port, hostname: settings.host, serverOptions: serverLimits }, () => {
    if (link) say(`first administrator: open ${settings.origin}/welcome/${link} within one hour`);
    process.stdout.write(`vigie: ready on http://127.0.0.1:${settings.port}\n`);
  });
  const doors = [{ server, at: settings, name: "PORT" }, ...openFurther(settings, installation)];
  const servers = doors.map((door) => door.server);
  for (const { server: one, at: { host, port }, name } of doors) {
    limitConnections(one);
    one.on("error", (error) => {
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

type Door = { readonly server: ServerType; readonly at: { readonly host: string | undefined; readonly port: number }; readonly name: string };

/** The doors of what has an address of its own. */
function openFurther({ contact, files }: Settings, installation: Installation): Door[] {
  const open = (at: OwnAddress, { fetch }: Hono, name: string): Door => ({ server: serve({ fetch, port: at.port, hostname: at.host, serverOptions: serverLimits }), at, name });
  return [
    ...(contact && installation.contact ? [open(contact, installation.contact, "VIGIE_CONTACT_PORT")] : []),
    ...(files?.port !== undefined && installation.files ? [open(files, installation.files, "VIGIE_FILES_PORT")] : []),
  ];
}
