import { Hono, type Context as HonoContext } from "hono";
import * as v from "valibot";
import type { Context, Viewer } from "../context.ts";
import { inContext } from "../database/context.ts";
import { hasLost, reachOf } from "../database/reach.ts";
import type { Database } from "../database/open-database.ts";
import { recordEntry } from "../ledger/record-entry.ts";
import { openTitleLog, type TitleLog } from "../ledger/titles-shown.ts";
import { acceptedLanguage, type Sentences } from "../messages/sentences.ts";
import { refuse, Refusal, statusOf } from "../refusal.ts";
import { fieldRefusals } from "../records/change.ts";
import { atTheNextMark } from "./at-the-next-mark.ts";
import { compressFor } from "./compress.ts";
import { checkRoutes } from "./check-routes.ts";
import { isFresh } from "./fresh-sign-in.ts";
import { checkOrigin, screenHeaders, secureHeaders } from "./headers.ts";
import { seeOther } from "./page.ts";
import { problemResponse } from "./problem.ts";
import type { Screens, Visitor } from "./screens.ts";
import { isStorable, readBody } from "./read-body.ts";
import { entersTitles, type Answer, type Call, type Route, type Schema, type ViewerFinder } from "./route.ts";

export type AppParts = {
  readonly database: Database;
  readonly sentences: Sentences;
  readonly routes: readonly Route[];
  readonly findViewer: ViewerFinder;
  /** The same asked freshly, as no sign that the person is still there. */
  readonly lookAgain: ViewerFinder;
  readonly origin: string;
  /** Where attached files are handed out and drawn; the screens may send forms there and frame what is there. */
  readonly filesOrigin: string;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
  /** Address of the client, from the connection or a configured proxy. */
  readonly addressOf: (c: HonoContext) => string;
  /** Serves the screens for every address that is not a route. */
  readonly screens: Screens;
};

/** The whole HTTP face of Vigie. Every path is a declared route; a declaration that lacks something stops the start (S11). */
export function buildApp(parts: AppParts): Hono {
  checkRoutes(parts.routes);
  const app = new Hono();
  const titles = openTitleLog();
  for (const route of parts.routes) {
    const ask = (c: HonoContext) => async (path: string) => app.request(new Request(new URL(path, c.req.url), { headers: headersOf(c) }), undefined, c.env);
    const answer = async (c: HonoContext) => secureHeaders(await answerRoute(parts, titles, route, c, ask(c)));
    app.on(route.method, route.path, route.data === "personal-link" ? (c) => atTheNextMark(() => answer(c)) : answer);
  }
  app.notFound(async (c) => {
    if (c.req.path.startsWith("/api/")) return secureHeaders(failed(parts, c, new Refusal("platform.route-not-found")));
    return screenHeaders(await parts.screens(c, () => findVisitor(parts, c)), parts.filesOrigin);
  });
  app.onError((error, c) => secureHeaders(failed(parts, c, error)));
  return app;
}

/** For hints only: when it cannot be known, the start page goes out without them, and what it asks for next tells what is wrong. */
async function findVisitor(parts: AppParts, c: HonoContext): Promise<Visitor | undefined> {
  const viewer = await parts.findViewer(c.req.raw, parts.clock()).catch(() => undefined);
  return viewer && { language: acceptedLanguage(viewer.language), isMember: viewer.memberships.length > 0 };
}

function failed(parts: AppParts, c: HonoContext, error: unknown): Response {
  return problemResponse(error, acceptedLanguage(c.req.header("accept-language")), parts.sentences, parts.log);
}

/** Who asks, and in which language; not how an answer is to be packed, because nothing travels. */
function headersOf(c: HonoContext): Record<string, string> {
  return Object.fromEntries(["cookie", "authorization", "accept-language", "x-forwarded-for"].flatMap((name) => { const value = c.req.header(name); return value === undefined ? [] : [[name, value]]; }));
}

async function answerRoute(parts: AppParts, titles: TitleLog, route: Route, c: HonoContext, ask: (path: string) => Promise<Response>): Promise<Response> {
  let language: string = acceptedLanguage(c.req.header("accept-language"));
  let viewer: Viewer | undefined;
  try {
    checkOrigin(c, route, parts.origin);
    const now = parts.clock();
    viewer = route.allowed === "anyone" ? undefined : await findAllowedViewer(parts, route, c, now);
    if (viewer && !c.req.header("accept-language")) language = viewer.language;
    const call: Call<unknown, unknown> = {
      params: c.req.param(),
      query: checked(route.query, c.req.query(), "platform.query-invalid"),
      body: route.readsOwnBody || route.method === "GET" ? undefined : checked(route.body, await readBody(c.req.raw, route.bodyLimit), "platform.content-invalid"),
      ifMatch: readIfMatch(c.req.header("if-match")),
      language,
      now,
      request: c.req.raw,
      address: parts.addressOf(c),
      mayGoOn: () => mayGoOn(parts, c, viewer),
      ask,
    };
    checkIds(call.params);
    if (route.allowed === "anyone") return toResponse(await route.handle(call), c.req.header("accept-encoding"));
    if (!viewer) return refuse("platform.sign-in-needed");
    const ctx = contextOf(parts, viewer, now);
    const said = await route.handle(ctx, call);
    if (entersTitles(route) && !(said instanceof Response)) await titles.enter(ctx, route.action, said.body);
    const answer = toResponse(said, c.req.header("accept-encoding"));
    if (route.audit) await auditRead(ctx, route, call.params["id"]);
    return answer;
  } catch (error) {
    const told = needsPasskey(route, viewer, error) ? new Refusal("platform.passkey-needed") : error;
    return isAskedByVisit(c) && told instanceof Refusal && signInCures.includes(told.code) ? seeOther(signInAddress(c)) : problemResponse(told, language, parts.sentences, parts.log);
  }
}

/**
 * S1: whoever came in without a passkey is told to come with one, whatever record was asked for, there or not: the answer depends on
 * the session alone, so it says nothing about the record.
 */
function needsPasskey(route: Route, viewer: Viewer | undefined, error: unknown): boolean {
  return route.data === "compartmented" && viewer?.assurance === 1 && viewer.clearance > 0 && error instanceof Refusal && statusOf(error.code) === 404;
}

/** What goes away by signing in, or by signing in again. */
const signInCures: readonly string[] = ["platform.sign-in-needed", "platform.fresh-sign-in-needed", "platform.passkey-needed"];

/** Somebody followed a link (to a document, say) in a browser: a page to sign in on helps more than a problem in JSON. */
function isAskedByVisit(c: HonoContext): boolean {
  return c.req.method === "GET" && c.req.header("sec-fetch-mode") === "navigate";
}

function signInAddress(c: HonoContext): string {
  const { pathname, search } = new URL(c.req.url);
  return `/sign-in?to=${encodeURIComponent(`${pathname}${search}`)}`;
}

/** A random id that is not one cannot name anything: the same answer as for an absent one. */
function checkIds(params: Readonly<Record<string, string>>): void {
  if (!isStorable(params)) refuse("platform.record-not-found");
  for (const [name, value] of Object.entries(params)) {
    if ((name === "id" || name.endsWith("Id")) && !v.is(v.pipe(v.string(), v.uuid()), value)) refuse("platform.record-not-found");
  }
}

async function findAllowedViewer(parts: AppParts, route: Route, c: HonoContext, now: Date): Promise<Viewer> {
  const viewer = await parts.findViewer(c.req.raw, now);
  if (!viewer) return refuse("platform.sign-in-needed");
  if (viewer.isToken && (route.data === "own" || route.data === "administration") && route.method !== "GET") refuse("platform.not-for-your-role");
  if (viewer.isReadOnly && route.method !== "GET") refuse("platform.not-for-your-role");
  if (route.allowed === "administrator" && !viewer.isAdministrator) refuse("platform.not-for-your-role");
  if (route.allowed === "member" && viewer.memberships.length === 0) refuse("platform.not-for-your-role");
  if (route.allowed === "auditor" && !isAuditor(viewer)) refuse("platform.not-for-your-role");
  if (route.stepUp && !isFresh(viewer, now)) refuse("platform.fresh-sign-in-needed");
  return viewer;
}

async function mayGoOn(parts: AppParts, c: HonoContext, before: Viewer | undefined): Promise<boolean> {
  if (!before) return true;
  const now = await parts.lookAgain(c.req.raw, parts.clock());
  return now !== undefined && !hasLost(reachOf(before), reachOf(now));
}

export function isAuditor(viewer: Viewer): boolean {
  return viewer.isAdministrator || viewer.memberships.some((membership) => membership.role === "protectionOfficer");
}

export function contextOf(parts: Pick<AppParts, "database">, viewer: Viewer, now: Date): Context {
  return { viewer, now, transaction: (work) => inContext(parts.database.app, parts.database.contextKey, { ...viewer, reach: reachOf(viewer) }, work) };
}

async function auditRead(ctx: Context, route: Route, recordId: string | undefined): Promise<void> {
  const event = route.audit;
  if (event) await ctx.transaction((db) => recordEntry(db, { actorId: ctx.viewer.userId, event, recordId }));
}

function checked(schema: Schema | undefined, value: unknown, code: string): unknown {
  if (!schema) return {};
  if (!isStorable(value)) refuse(code);
  const result = v.safeParse(schema, value);
  return result.success ? result.output : refuse(code, { fields: fieldRefusals(result.issues) });
}

function readIfMatch(header: string | undefined): number | undefined {
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function toResponse(answer: Answer | Response, acceptEncoding: string | undefined): Response {
  if (answer instanceof Response) return answer;
  const headers = new Headers(answer.headers);
  if (answer.version !== undefined) headers.set("etag", `"${answer.version}"`);
  if (answer.body === undefined) return new Response(null, { status: answer.status ?? 204, headers });
  headers.set("content-type", "application/json; charset=utf-8");
  headers.set("vary", "accept-encoding");
  const { body, coding } = compressFor(acceptEncoding, JSON.stringify(answer.body));
  if (coding) headers.set("content-encoding", coding);
  return new Response(body, { status: answer.status ?? 200, headers });
}
