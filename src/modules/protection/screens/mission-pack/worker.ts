import { contactServer, shellCache } from "./device.ts";

/** As much of a service worker (W3C) as is needed here; the library of the pages knows none. */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Asked = Waiting & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Window = { navigate(address: string): Promise<unknown> };
declare const clients: { claim(): Promise<void>; matchAll(which: { type: "window" }): Promise<readonly Window[]> };
declare const registration: { unregister(): Promise<boolean> };
declare function skipWaiting(): Promise<void>;
/** What the screens are made of, with the digest of each: written in by the build, so that nothing else is ever kept. */
declare const shellFiles: readonly { readonly path: string; readonly integrity: string }[];

const start = "/index.html";
const paths = new Set(shellFiles.map(({ path }) => path));
/** On a line that hangs, the copy is better than a blank page. */
const patienceMs = 8_000;

const isWaiting = (event: Event): event is Waiting => "waitUntil" in event;
const isAsked = (event: Event): event is Asked => "respondWith" in event;

addEventListener("install", (event) => {
  if (isWaiting(event)) event.waitUntil(keepShell());
});
addEventListener("activate", (event) => {
  if (isWaiting(event)) event.waitUntil(clients.claim());
});
addEventListener("message", (event) => {
  if (isWaiting(event)) event.waitUntil(contact());
});
addEventListener("fetch", (event) => {
  if (!isAsked(event) || event.request.method !== "GET") return;
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== location.origin) return;
  // Whoever writes in confidence meets nothing of this (D7).
  if (pathname === "/contact" || pathname.startsWith("/contact/")) return;
  if (event.request.mode === "navigate") {
    event.waitUntil(contact());
    event.respondWith(pageFor(event.request));
  } else if (paths.has(pathname)) {
    event.respondWith(keptOr(event.request));
  }
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(shellCache);
  await cache.addAll(shellFiles.map(({ path, integrity }) => new Request(path, { integrity, cache: "no-cache" })));
  for (const request of await cache.keys()) if (!paths.has(new URL(request.url).pathname)) await cache.delete(request);
  await skipWaiting();
}

/** The server's own page where it is reached: it is the newer one. */
async function pageFor(request: Request): Promise<Response> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patienceMs));
  const answer = await Promise.race([fetch(request).catch(() => undefined), late]);
  return answer ?? (await caches.match(start)) ?? Response.error();
}

async function keptOr(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

/** After a wipe nothing of the pack may stay in the memory of an open window either. */
async function contact(): Promise<void> {
  if ((await contactServer()) !== "wiped") return;
  await registration.unregister();
  for (const window of await clients.matchAll({ type: "window" })) await window.navigate("/").catch(() => undefined);
}
