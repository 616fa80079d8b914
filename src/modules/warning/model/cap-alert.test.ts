import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleIds } from "#assessment/examples.ts";
import { aPublicNotice, aPublicStatement, anIssuedAlert, warningIds } from "../examples.ts";
import { atomFeed } from "./atom-feed.ts";
import { capAlert, capTime, whyNotPublic, type CapSender, type PublicStatement } from "./cap-alert.ts";
import { formNames } from "./forms.ts";
import { escapeXml } from "./xml.ts";

const now = "2026-09-10T12:00:00Z";
const sender: CapSender = { sender: "alerts@vigie.example", name: "Office of Kasuria <prevention>", web: "https://vigie.example/public/1", exerciseMark: null };
const issued = { step: "issue", by: exampleIds.director, at: "2026-09-01T12:00:00Z", reason: "" };
const statement = (given: Partial<PublicStatement> = {}): PublicStatement => ({ id: warningIds.alert, state: "response-recorded", content: aPublicStatement(), steps: [issued], ...given });
const correction = { by: exampleIds.director, at: "2026-09-03T08:00:00+02:00", what: "The name of the place." };
const withdrawn = { state: "withdrawn" as const, steps: [issued, { step: "withdraw", by: exampleIds.director, at: "2026-09-05T12:00:00Z", reason: "Wrong place." }] };
const first = `alerts@vigie.example,vigie.${warningIds.alert}.1,2026-09-01T12:00:00-00:00`;

describe("what may become a public message", () => {
  test.each(formNames.filter((form) => form !== "public-statement"))("never a %s", (form) => {
    const advice = statement({ content: anIssuedAlert({ form, publicNotice: aPublicNotice(), label: "unclassified" }) });
    expect(whyNotPublic(advice, now)).toBe("warning.not-a-public-statement");
    expect(() => capAlert(advice, sender, now)).toThrow("warning.not-a-public-statement");
  });

  test.each([
    [{ content: aPublicStatement({ label: "confidential" }) }, "warning.public-statement-classified"],
    [{ content: aPublicStatement({ publicNotice: null }) }, "warning.public-text-missing"],
    [{ content: aPublicStatement({ secondReading: null }) }, "warning.public-statement-not-cleared"],
    [{ steps: [] }, "warning.public-statement-not-cleared"],
    [{ state: "in-clearance" as const }, "warning.public-statement-not-cleared"],
    [{ content: aPublicStatement({ embargoUntil: "2026-09-10T12:00:01Z" }) }, "warning.public-statement-embargoed"],
    [{ content: aPublicStatement({ embargoUntil: now }) }, undefined],
    [{ ...withdrawn, content: aPublicStatement({ embargoUntil: "2026-09-06T12:00:00Z" }) }, "warning.public-statement-never-published"],
    [{}, undefined],
  ] as const)("case %#: %s", (given, code) => expect(whyNotPublic(statement(given as Partial<PublicStatement>), now)).toBe(code));
});

describe("a CAP message", () => {
  test("is an Alert at its issue, and refers to nothing", () => {
    const xml = capAlert(statement(), sender, now);
    expect(xml).toContain("<msgType>Alert</msgType>");
    expect(xml).toContain("<status>Actual</status>");
    expect(xml).not.toContain("references");
  });

  test("is an Update after a correction and refers to the first", () => {
    const xml = capAlert(statement({ content: aPublicStatement({ corrections: [correction] }) }), sender, now);
    expect(xml).toContain("<msgType>Update</msgType>");
    expect(xml).toContain("<sent>2026-09-03T06:00:00-00:00</sent>");
    expect(xml).toContain(`<references>${first}</references>`);
  });

  test("is a Cancel after a withdrawal and refers to all that went before", () => {
    const xml = capAlert(statement({ ...withdrawn, content: aPublicStatement({ corrections: [correction] }) }), sender, now);
    expect(xml).toContain("<msgType>Cancel</msgType>");
    expect(xml).toContain(`<references>${first} alerts@vigie.example,vigie.${warningIds.alert}.2,2026-09-03T06:00:00-00:00</references>`);
  });

  test("is sent when the embargo ends, and what was corrected before was never public", () => {
    const xml = capAlert(statement({ content: aPublicStatement({ embargoUntil: "2026-09-04T00:00:00Z", corrections: [correction] }) }), sender, now);
    expect(xml).toContain("<msgType>Alert</msgType>");
    expect(xml).toContain("<sent>2026-09-04T00:00:00-00:00</sent>");
  });

  test("says that it is an exercise in its status and in its headline", () => {
    const xml = capAlert(statement(), { ...sender, exerciseMark: () => "EXERCISE" }, now);
    expect(xml).toContain("<status>Exercise</status>");
    expect(xml).toContain("<headline>EXERCISE Herding families");
  });

  test.each(["a b@x", "a,b", "a<b", "a&b", ""])("has no sender %j", (bad) => expect(() => capAlert(statement(), { ...sender, sender: bad }, now)).toThrow(RangeError));

  test("writes Coordinated Universal Time without Z and without fractions", () => {
    expect(capTime("2026-09-01T12:00:00.987Z")).toBe("2026-09-01T12:00:00-00:00");
    expect(capTime("2026-09-01T12:00:00+05:30")).toBe("2026-09-01T06:30:00-00:00");
  });
});

describe("XML", () => {
  test("whatever is written comes back unchanged, and can close no element", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const escaped = escapeXml(text);
      expect(escaped).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|apos;)/);
      const back = escaped.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
      expect(back).toBe([...text].filter((letter) => letter >= " " || "\t\n\r".includes(letter)).join(""));
    }));
  });

  test("characters that XML cannot hold are left out", () => expect(escapeXml("a\u0000b\ud800c\u001bd\u{1f54a}")).toBe("abcd\u{1f54a}"));
});

describe("the feed", () => {
  const entry = (id: string, updated: string) => ({ id, title: "A & B", updated, published: updated, summary: "S", language: "en", capUrl: "https://vigie.example/cap/1?a=1&b=2" });
  const feed = { id: "urn:uuid:1", title: "Public statements", selfUrl: "https://vigie.example/feed", author: "Office", updated: now };

  test("has what Atom requires, the latest change first, and is as new as it", () => {
    const xml = atomFeed(feed, [entry("urn:uuid:old", "2026-09-01T00:00:00Z"), entry("urn:uuid:new", "2026-09-02T00:00:00Z")]);
    expect(xml.indexOf("urn:uuid:new")).toBeLessThan(xml.indexOf("urn:uuid:old"));
    expect([...xml.matchAll(/<(\w+)[ >/]/g)].map((match) => match[1]).slice(0, 7)).toEqual(["feed", "id", "title", "updated", "author", "name", "link"]);
    expect(xml).toContain("<updated>2026-09-02T00:00:00.000Z</updated>");
    expect(xml).toContain("<title>A &amp; B</title>");
    expect(xml).toContain('href="https://vigie.example/cap/1?a=1&amp;b=2"');
  });

  test("an empty feed is still a feed", () => expect(atomFeed(feed, [])).toContain("<updated>2026-09-10T12:00:00.000Z</updated>"));
});

const samples = join(import.meta.dirname, "../../../../../shared/data/formats-cap");
const hasSamples = existsSync(join(samples, "cap12.xsd"));
const hasXmllint = ["/usr/bin/xmllint", "/usr/local/bin/xmllint", "/opt/homebrew/bin/xmllint"].some((path) => existsSync(path));
if (!hasSamples) process.stderr.write("CAP: the schema and the samples in ../shared/data/formats-cap are absent; messages were not compared with them.\n");
if (!hasXmllint) process.stderr.write("CAP: xmllint is absent; messages were checked against the order and the words of the schema only.\n");

const messages = {
  alert: capAlert(statement({ content: aPublicStatement({ publicNotice: aPublicNotice({ texts: [...aPublicNotice().texts, { language: "ar", event: "خطر", headline: "الأسر معرضة للخطر", description: "نداءات إلى الهجوم.", instruction: "" }] }) }) }), sender, now),
  update: capAlert(statement({ content: aPublicStatement({ corrections: [correction] }) }), sender, now),
  cancel: capAlert(statement(withdrawn), sender, now),
};

describe.runIf(hasSamples)("against the schema of CAP 1.2", () => {
  const schema = hasSamples ? readSchema(readFileSync(join(samples, "cap12.xsd"), "utf8")) : undefined;

  test.each(Object.entries(messages))("the %s keeps its order, its required elements and its words", (_, xml) => expect(schema?.complaints(xml)).toEqual([]));

  test("the samples known to be valid pass the same check, and the one known to be invalid does not", () => {
    const bodies = new Map(globSync("*.cap", { cwd: samples }).map((file) => [file, readFileSync(join(samples, file), file.includes("8859") ? "latin1" : "utf8")]));
    for (const file of ["canada.cap", "thunderstorm.cap", "earthquake-iso8859-1.cap"]) expect(schema?.complaints(bodies.get(file)!)).toEqual([]);
    expect(schema?.complaints(bodies.get("invalid.cap")!)).not.toEqual([]);
  });

  test.runIf(hasXmllint).each(Object.entries(messages))("the %s is valid for xmllint", (_, xml) => {
    expect(() => execFileSync("xmllint", ["--noout", "--nonet", "--schema", join(samples, "cap12.xsd"), "-"], { input: xml, stdio: "pipe" })).not.toThrow();
  });
});

/** The order, number and words of the elements of alert, info and area, read from the schema; attributes and any-parts are left out. */
function readSchema(xsd: string) {
  const sequenceOf = (name: string) => {
    const start = xsd.indexOf(`<element name="${name}"`);
    let depth = 0;
    const children: { name: string; required: boolean; many: boolean; words: string[] }[] = [];
    for (const tag of xsd.slice(start).matchAll(/<(\/?)(?:xs:)?(element|enumeration)\b([^>]*?)(\/?)>/gs)) {
      const [, closing, kind, attributes = "", selfClosing] = tag;
      const attribute = (key: string) => new RegExp(`${key}\\s*=\\s*"([^"]*)"`).exec(attributes)?.[1];
      if (kind === "enumeration") {
        if (depth === 2) children.at(-1)?.words.push(attribute("value")!);
        continue;
      }
      if (closing) depth -= 1;
      else {
        if (depth === 1) children.push({ name: (attribute("name") ?? attribute("ref"))!.replace(/^.*:/, ""), required: attribute("minOccurs") !== "0", many: attribute("maxOccurs") === "unbounded", words: [] });
        if (!selfClosing) depth += 1;
      }
      if (depth === 0) break;
    }
    return children;
  };
  const complaintsAbout = (name: string, body: string): string[] => {
    const sequence = sequenceOf(name);
    const found = childrenOf(body);
    const complaints: string[] = [];
    let place = 0;
    for (const child of found) {
      // The schema leaves room for an XML signature at the end.
      if (name === "alert" && child.name === "Signature") continue;
      const at = sequence.findIndex((one, index) => one.name === child.name && index >= place);
      if (at < 0) complaints.push(`${name}: ${child.name} is not expected here`);
      else {
        const rule = sequence[at]!;
        place = rule.many ? at : at + 1;
        if (rule.words.length > 0 && !rule.words.includes(child.body.trim())) complaints.push(`${child.name}: ${child.body}`);
        if (["sent", "effective", "onset", "expires"].includes(child.name) && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/.test(child.body.trim())) complaints.push(`${child.name}: ${child.body}`);
        if (child.name === "info" || child.name === "area") complaints.push(...complaintsAbout(child.name, child.body));
      }
    }
    for (const one of sequence) if (one.required && !found.some((child) => child.name === one.name)) complaints.push(`${name}: ${one.name} is missing`);
    return complaints;
  };
  return { complaints: (xml: string) => complaintsAbout("alert", childrenOf(xml.replaceAll(/<\?.*?\?>|<!--.*?-->/gs, ""))[0]?.body ?? "") };
}

function childrenOf(xml: string): { name: string; body: string }[] {
  const children: { name: string; body: string }[] = [];
  let depth = 0;
  let start = 0;
  for (const tag of xml.matchAll(/<(\/?)(?:\w+:)?(\w+)[^>]*?(\/?)>/g)) {
    if (tag[1]) {
      depth -= 1;
      if (depth === 0) children.push({ name: tag[2]!, body: xml.slice(start, tag.index) });
    } else if (!tag[3]) {
      if (depth === 0) start = tag.index + tag[0].length;
      depth += 1;
    } else if (depth === 0) children.push({ name: tag[2]!, body: "" });
  }
  return children;
}
