import { inspect } from "node:util";
import { expect, test } from "vitest";
import { openShownPages, shownForMs } from "./shown-pages.ts";

const now = new Date("2026-11-20T12:00:00Z");
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const answer = () => new Response("<p>heron lantern river</p>", { status: 400, headers: { "content-language": "fr" } });

test("an answer is fetched as it was, again on a bad line, and after two minutes no more", async () => {
  const pages = openShownPages();
  const token = await pages.keep(answer(), now);
  for (const at of [0, shownForMs - 1]) {
    const found = await pages.find(token, after(at));
    expect([found?.status, found?.headers.get("content-language"), await found?.text()]).toEqual([400, "fr", "<p>heron lantern river</p>"]);
  }
  expect(await pages.find(token, after(shownForMs))).toBeUndefined();
});

test.each(["", "A".repeat(43), "../../etc", "é"])("nothing is found under “%s”", async (token) => {
  const pages = openShownPages();
  await pages.keep(answer(), now);
  expect(await pages.find(token, now)).toBeUndefined();
});

test("what waits is closed: neither its words nor what opens it are kept, and what is over is forgotten with the next", async () => {
  const kept = new Map();
  const pages = openShownPages(kept);
  const token = await pages.keep(answer(), now);
  expect(inspect(kept)).not.toContain("heron");
  expect(inspect(kept)).not.toContain(token);
  await pages.keep(answer(), after(shownForMs));
  expect(kept.size).toBe(1);
});
