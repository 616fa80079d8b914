import { html } from "hono/html";
import * as v from "valibot";
import { page, type Html } from "#platform/http/page.ts";
import { openRoute, type Route } from "#platform/http/route.ts";
import { formAddress } from "./contact-page.ts";
import { contactLanguageOf, readContactWords } from "./contact-words.ts";

/** The public page, its form and the answers to it, its scripts, and what they ask for. */
export function isOfContactPage(path: string): boolean {
  return path === "/contact" || path === formAddress || path.startsWith("/contact/shown/") || isContactScript(path) || path.startsWith("/api/contact/");
}

export function isContactScript(path: string): boolean {
  return /^\/contact\/[\w-]+\.js$/.test(path);
}

/** Where the staff works there is of the public page a plain link, once the page has an address of its own. */
export function contactLinkRoute(origin: string): Route {
  return openRoute({
    data: "none", stepUp: false, audit: null, allowed: "anyone", method: "GET", path: "/contact", action: "protection.contact-address-read", query: v.object({}), summary: "Says at which address of its own the public page is.",
    handle: (call) => contactSentence(call.request, 200, "own-address", html`<p><a href="${origin}/contact" rel="noreferrer"><bdi dir="ltr">${origin}/contact</bdi></a></p>`),
  });
}

/** At the address of the public page nothing else exists. */
export function nothingHere(request: Request): Promise<Response> {
  return contactSentence(request, 404, "nothing-here", html`<p><a href="/contact">/contact</a></p>`);
}

async function contactSentence(request: Request, status: number, sentence: string, link: Html): Promise<Response> {
  const language = contactLanguageOf(request.headers.get("accept-language"));
  const words = readContactWords()[language];
  return page({ language, title: words["title"] ?? "", status, body: html`<main><h1>${words["title"] ?? ""}</h1><p>${words[sentence] ?? ""}</p>${link}</main>` });
}
