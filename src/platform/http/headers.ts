import type { Context as HonoContext } from "hono";
import { refuse } from "../refusal.ts";
import type { Route } from "./route.ts";

/** `files` is where originals are handed out and pictures drawn: forms go there besides, and frames come from there alone. */
const contentSecurity = (files: string | undefined) => [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  `form-action 'self'${files === undefined ? "" : ` ${files}`}`,
  ...(files === undefined ? [] : [`frame-src ${files}`]),
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  // The one exception, for threads of the page: src/ui/own-thread.ts.
  "trusted-types own-thread",
].join("; ");

/** Nothing of a device is asked for by any page. */
const closed = ["accelerometer", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "payment", "usb"].map((name) => `${name}=()`);
const passkeys = ["publickey-credentials-get", "publickey-credentials-create"];
const permissions = (who: string) => [...closed, ...passkeys.map((name) => `${name}=${who}`)].join(", ");

const always: readonly (readonly [string, string])[] = [
  ["content-security-policy", contentSecurity(undefined)],
  ["strict-transport-security", "max-age=63072000; includeSubDomains"],
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "no-referrer"],
  ["permissions-policy", permissions("(self)")],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-embedder-policy", "require-corp"],
  ["cross-origin-resource-policy", "same-origin"],
  ["x-frame-options", "DENY"],
];

/** S55: on every response, errors included. Only the built screens, whose names carry their hash, may be kept by a browser. */
export function secureHeaders(response: Response): Response {
  for (const [name, value] of always) if (!response.headers.has(name)) response.headers.set(name, value);
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  return response;
}

/** For the page of the screens, which shows and hands out attached files from their address; its scripts and styles are told nothing that holds for pages alone. */
export function screenHeaders(response: Response, files: string): Response {
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  if (isPage && !response.headers.has("content-security-policy")) response.headers.set("content-security-policy", contentSecurity(files));
  return secureHeaders(response);
}

/** For an origin on which nobody signs in: no page there may ask for a passkey. */
export function closePasskeys(response: Response): Response {
  response.headers.set("permissions-policy", permissions("()"));
  return response;
}

/**
 * S56: a change must come from our own pages (Origin or Sec-Fetch-Site say so) and carry a header that a form of another site cannot
 * send. Server-rendered forms cannot send it either; for them the origin alone must match. Tokens are not sent by browsers on
 * their own, so programs are free of it, except where nobody needs a token: signing in.
 */
export function checkOrigin(c: HonoContext, route: Route, origin: string): void {
  if (route.method === "GET") return;
  if (route.allowed !== "anyone" && c.req.header("authorization")?.startsWith("Bearer ")) return;
  if (route.isAskedFromElsewhere) return;
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin") refuse("platform.request-cross-site");
  const from = c.req.header("origin");
  // A form on a page with `no-referrer` says "null" as its origin; the browser's own word for where it came from then decides, which
  // for a sandboxed page of somebody else is "cross-site".
  if (from !== undefined && from !== origin && !(from === "null" && site === "same-origin")) refuse("platform.request-cross-site");
  if (route.path.startsWith("/api/")) {
    if (c.req.header("x-vigie") !== "1") refuse("platform.request-cross-site");
  } else if (from === undefined && site === undefined) {
    refuse("platform.request-cross-site");
  }
}
