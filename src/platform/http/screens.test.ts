import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";
import { serveScreens } from "./screens.ts";

let house: TestInstallation;
let directory: string;
let member: Person;
let administrator: Person;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "vigie-start-pages-"));
  mkdirSync(join(directory, ".vite"));
  writeFileSync(join(directory, "index.html"), '<!doctype html><html lang="en" dir="ltr"><head><title>Vigie</title></head></html>');
  const words = { en: ["/assets/en.js"], fr: ["/assets/fr.js"], ar: ["/assets/ar.js"] };
  const pages = [
    { path: "/", scripts: ["/assets/watch.js"], styles: ["/assets/watch.css"], words, data: ["/api/watch"] },
    { path: "/alerts/new", scripts: ["/assets/new.js"], styles: [], words, data: [] },
    { path: "/alerts/:id", scripts: ["/assets/alert.js"], styles: [], words, data: [] },
    { path: "*", scripts: [], styles: [], words, data: [] },
  ];
  writeFileSync(join(directory, ".vite", "start-pages.json"), JSON.stringify(pages));
  house = await openTestInstallation({ origin: "http://localhost:8440", screens: serveScreens(directory) });
  member = await house.person({ roles: { [await house.compartment()]: ["analyst"] }, language: "ar" });
  administrator = await house.person({ administrator: true, clearance: 0 });
});
afterAll(async () => {
  await house.close();
  rmSync(directory, { recursive: true });
});

/** Addresses that the start page names, in their order. */
const namedFor = (text: string) => [...text.matchAll(/href="([^"]+)"/g)].map(([, address]) => address);

describe("the start page", () => {
  test.each([
    { path: "/alerts/new", script: ["/assets/new.js"] },
    { path: "/alerts/7f3a", script: ["/assets/alert.js"] },
    { path: "/alerts/7f3a/", script: ["/assets/alert.js"] },
    { path: "/alerts/7f3a/nothing", script: [] },
    { path: "/nowhere", script: [] },
  ])("of $path names the scripts of its screen: $script", async ({ path, script }) => {
    expect(namedFor((await administrator.get(path)).text)).toEqual(["/api/session", ...script, "/assets/en.js"]);
  });

  test("is in the language of the account and names its words, whatever the browser prefers", async () => {
    const { text } = await member.get("/");
    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(namedFor(text)).toContain("/assets/ar.js");
  });

  test("names first data for those who hold a role, and for nobody whom the server would refuse it", async () => {
    expect(namedFor((await member.get("/")).text)).toContain("/api/watch");
    for (const person of [administrator, house.stranger()]) expect(namedFor((await person.get("/")).text)).not.toContain("/api/watch");
  });

  test("brings no script and no style of its own into the page", async () => {
    const { text, headers } = await member.get("/");
    expect(text).not.toMatch(/<script|<style|style=|on\w+=/);
    expect(headers.get("content-security-policy")).toContain("script-src 'self'; style-src 'self'");
    expect(headers.get("cache-control")).toBe("no-store");
  });
});
