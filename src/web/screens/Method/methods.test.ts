import { readdirSync, readFileSync } from "node:fs";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "./Markdown.tsx";
import { methodNames } from "./methods.ts";

const folder = new URL("../../../../docs/methods/", import.meta.url);
const shown = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }));

test("every page of a method beside the code can be read in the house", () => {
  expect(readdirSync(folder).toSorted()).toEqual(methodNames.map((name) => `${name}.md`).toSorted());
});

test.each(methodNames)("the page of %s is shown whole: no mark of its writing is left, and none of its words is lost", (name) => {
  const text = readFileSync(new URL(`${name}.md`, folder), "utf8");
  const html = shown(text);
  expect(html).not.toMatch(/<pre>|\*\*|\|---/);
  const words = (some: string) => some.replaceAll(/<[^>]+>/g, " ").replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#x27;", "'").replaceAll("&quot;", '"').match(/[\p{L}\p{N}]+/gu) ?? [];
  expect(words(html)).toEqual(words(text.replace(/^# .*$/m, "")));
});

test("what a page does not use stands as it is, and is never taken for markup", () => {
  expect(shown("<script>alert(1)</script>")).toBe("<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre>");
  expect(shown("a <b>c</b> [d](e)")).toBe("<p>a &lt;b&gt;c&lt;/b&gt; [d](e)</p>");
});
