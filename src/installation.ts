import type { Hono } from "hono";
import type { Context as HonoContext } from "hono";
import * as v from "valibot";
import { filesAddressRoutes, nothingToTake, type Originals } from "#platform/attachments/files-address.ts";
import { attachmentRoutes } from "#platform/attachments/routes.ts";
import { openTickets } from "#platform/attachments/tickets.ts";
import type { Database } from "#platform/database/open-database.ts";
import { rolePasswords } from "#platform/database/roles.ts";
import { describeApi } from "#platform/http/api-description.ts";
import { buildApp, type AppParts } from "#platform/http/app.ts";
import { oneFace } from "#platform/http/one-face.ts";
import { seeOther } from "#platform/http/page.ts";
import { openLive, type Live } from "#platform/http/live.ts";
import { openRoute, signedInRoute, type Route } from "#platform/http/route.ts";
import type { Screens } from "#platform/http/screens.ts";
import { accountRoutes } from "#platform/identity/account-routes.ts";
import { openVault } from "#platform/identity/password.ts";
import { openSessions, type Sessions } from "#platform/identity/session.ts";
import { signInRoutes } from "#platform/identity/sign-in-routes.ts";
import { welcomeRoutes } from "#platform/identity/welcome-routes.ts";
import { startJobs, type Jobs } from "#platform/jobs/job.ts";
import { jobRoutes } from "#platform/jobs/routes.ts";
import { ledgerRoutes } from "#platform/ledger/routes.ts";
import { sequenceEntries } from "#platform/ledger/sequence.ts";
import { stampEachHour } from "#platform/timestamp/stamp-each-hour.ts";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import { openPostman, sendWaitingMail } from "#platform/mail/send.ts";
import { readSentences } from "#platform/messages/sentences.ts";
import { fillFacets } from "#platform/records/fill-facets.ts";
import { fillSearch } from "#platform/records/fill-search.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { recordRoutes } from "#platform/records/routes.ts";
import { shareRoutes } from "#platform/records/share-routes.ts";
import type { Settings } from "#platform/settings.ts";
import { isCountryCode } from "#geography/model/countries.ts";
import { ensureOpenData } from "#information/store/import-batches.ts";
import { roles } from "#partners/model/role.ts";
import { contactLinkRoute, isContactScript, isOfContactPage, nothingHere } from "#protection/api/contact-address.ts";
import { systemAccount } from "#platform/system.ts";
import { exerciseRoutes } from "./exercise/routes.ts";
import { openRooms } from "./rooms.ts";

export type Installation = { readonly app: Hono; /** The public page alone, where it has an address of its own. */ readonly contact: Hono | undefined; /** Attached files alone, where they have an address of their own. */ readonly files: Hono | undefined; readonly routes: readonly Route[]; readonly kinds: readonly RegisteredKind[]; readonly sessions: Sessions; close(): Promise<void> };

export type InstallationOptions = {
  readonly database: Database;
  readonly settings: Settings;
  readonly log: (line: string) => void;
  readonly clock?: () => Date;
  readonly addressOf: (c: HonoContext) => string;
  readonly screens: Screens;
};

/** Puts the rooms, the HTTP face, the jobs and the clock together on an open database. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { database, settings, log } = options;
  const clock = options.clock ?? (() => new Date());
  const sentences = readSentences();
  const sessions = openSessions(database.auth.db);
  const live = await openLive(database, rolePasswords(settings.dataDirectory));
  const systemId = await systemAccount(database);
  // Before anybody comes: sessions remember which compartments are open data.
  await ensureOpenData(database.worker);
  const rooms = openRooms({ database, sentences, origin: settings.origin, dataDirectory: settings.dataDirectory, systemId, clock, clamav: settings.clamav });
  const { unread } = await fillFacets(database.worker, rooms.kinds);
  if (unread > 0) log(`${unread} records cannot be read by this version, so no filter finds them`);
  const indexed = await fillSearch(database.worker, rooms.kinds);
  if (indexed.unread > 0) log(`${indexed.unread} records cannot be read by this version, so a search finds them only as it did`);
  const identity = { database, sentences, sessions, vault: openVault(settings.dataDirectory), origin: settings.origin, isCountry: isCountryCode };
  const logKey = openLogKey(settings.dataDirectory);
  const originals: Originals = openTickets();
  const ofFiles = filesAddressRoutes(originals, sentences, settings.origin, settings.files !== undefined);
  const everything: Route[] = [
    ...signInRoutes(identity),
    ...welcomeRoutes(identity),
    ...accountRoutes(identity, roles),
    ...rooms.routes,
    ...rooms.kinds.flatMap((kind) => recordRoutes(kind, rooms.sources, rooms.placeOf)),
    ...exerciseRoutes(database, rooms, sessions, settings.origin),
    ...shareRoutes({ database, sentences, origin: settings.origin }, rooms.kinds),
    ...attachmentRoutes(database, logKey, { origin: settings.files?.origin ?? settings.origin, originals, clamav: settings.clamav }),
    ...(settings.files === undefined ? ofFiles : []),
    ...ledgerRoutes(database),
    ...jobRoutes(),
    liveRoute(live, sessions, clock),
    ...openRoutes(() => faces.routes, settings.origin),
  ];
  const postman = openPostman(settings.smtpUrl, settings.mailFrom);
  const stamp = settings.timestampUrl && stampEachHour(database, settings.timestampUrl, log);
  const jobs = await startJobs(database, rooms.tasks, { ...rooms.clockwork, ...(stamp && { "stamp-ledger": () => stamp(clock()) }) }, log);
  const stopSteady = keepDoing(1_000, async () => {
    await sequenceEntries(database.worker, logKey);
    await sendWaitingMail(database.worker, postman);
  }, log);
  const parts = { database, sentences, findViewer: (request: Request, now: Date) => sessions.find(request, now), lookAgain: (request: Request, now: Date) => sessions.lookAgain(request, now), clock, log, addressOf: options.addressOf };
  const faces = openFaces({ ...parts, filesOrigin: settings.files?.origin ?? settings.origin }, everything, settings, options.screens);
  return { ...faces, files: settings.files && openFilesFace(parts, ofFiles, settings.files.origin), kinds: rooms.kinds, sessions, close: () => closeAll(live, jobs, stopSteady) };
}

/** One face for everything; or two, where the public page has an address of its own, and nothing but a link to it is left here (D7). */
function openFaces(parts: Omit<AppParts, "routes" | "origin" | "screens">, everything: readonly Route[], { origin, contact }: Settings, screens: Screens): Pick<Installation, "app" | "contact" | "routes"> {
  if (contact === undefined) return { app: buildApp({ ...parts, routes: everything, origin, screens }), contact, routes: everything };
  const absent = (c: HonoContext) => nothingHere(c.req.raw);
  const routes = [...everything.filter(({ path }) => !isOfContactPage(path)), contactLinkRoute(contact.origin)];
  const ofContact = everything.filter(({ path }) => isOfContactPage(path));
  return {
    app: buildApp({ ...parts, routes, origin, screens: (c, findVisitor) => (isContactScript(c.req.path) ? absent(c) : screens(c, findVisitor)) }),
    contact: oneFace({
      app: buildApp({ ...parts, routes: ofContact, origin: contact.origin, screens: (c, findVisitor) => (isContactScript(c.req.path) ? screens(c, findVisitor) : absent(c)) }),
      isOf: isOfContactPage,
      // Whoever types the name alone is led to the page.
      absent: async (c) => (c.req.path === "/" && c.req.method === "GET" ? seeOther("/contact") : absent(c)),
    }),
    routes,
  };
}

/** At the address of attached files nothing else exists (S48). */
function openFilesFace(parts: Omit<AppParts, "routes" | "origin" | "filesOrigin" | "screens">, routes: readonly Route[], origin: string): Hono {
  const absent = (c: HonoContext) => nothingToTake(c.req.raw, parts.sentences);
  return oneFace({ app: buildApp({ ...parts, routes, origin, filesOrigin: origin, screens: absent }), isOf: (path) => routes.some((one) => one.path === path), absent });
}

async function closeAll(live: Live, jobs: Jobs, stopSteady: () => Promise<void>): Promise<void> {
  // All at once: a mail on its way or a piece of an import does not keep the others from ending.
  await Promise.all([live.close(), stopSteady(), jobs.stop()]);
}

function liveRoute(live: Live, sessions: Sessions, clock: () => Date): Route {
  return signedInRoute({
    method: "GET", path: "/api/live", action: "platform.changes-followed", summary: "Server-sent events naming the kinds of records that changed.",
    data: "compartmented", stepUp: false, audit: null, allowed: "signed-in",
    handle: async (ctx, call) => live.stream(ctx.viewer, () => sessions.lookAgain(call.request, clock())),
  });
}

function openRoutes(routes: () => readonly Route[], origin: string): Route[] {
  const none = { data: "none", stepUp: false, audit: null, allowed: "anyone", method: "GET" } as const;
  return [
    openRoute({ ...none, path: "/healthz", action: "platform.health-read", summary: "Whether the server can serve.", query: v.object({}), handle: async () => ({ body: { status: "ok" } }) }),
    openRoute({ ...none, path: "/api/openapi.json", action: "platform.api-description-read", summary: "This description of the API.", query: v.object({}), handle: async () => ({ body: describeApi(routes(), origin) }) }),
  ];
}

/** Does something again and again with a pause between, never twice at once; the returned function waits for the last time. */
function keepDoing(pauseMs: number, work: () => Promise<void>, log: (line: string) => void): () => Promise<void> {
  const stopped = Promise.withResolvers<void>();
  let isStopping = false;
  const loop = async () => {
    while (!isStopping) {
      await work().catch((error: unknown) => log(`steady work failed: ${error instanceof Error ? error.name : "unknown"}`));
      const pause = Promise.withResolvers<void>();
      const timer = setTimeout(pause.resolve, pauseMs);
      await Promise.race([pause.promise, stopped.promise]);
      clearTimeout(timer);
    }
  };
  const running = loop();
  return async () => {
    isStopping = true;
    stopped.resolve();
    await running;
  };
}
