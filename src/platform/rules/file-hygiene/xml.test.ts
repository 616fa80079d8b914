import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CleaningRefused } from "./cleaning-refused.ts";
import { rewriteXml, type XmlRules } from "./xml-rewrite.ts";

const rules: XmlRules = {
  namespaces: new Map([["urn:a", "a"], ["urn:b", "b"], ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"]]),
  element: ({ name }) => (name === "a:gone" ? "drop" : name === "a:open" ? "unwrap" : name === "a:no" ? { dropAround: "a:row" } : "keep"),
};
const rewritten = (text: string) => new TextDecoder().decode(rewriteXml(new TextEncoder().encode(text), rules)).replace(/^<\?xml[^>]*>\n/, "");
const whyNot = (text: string) => {
  try {
    return rewritten(text);
  } catch (error) {
    return error instanceof CleaningRefused ? error.why : String(error);
  }
};

describe("XML that is written anew", () => {
  test.each([
    ["prefixes of the file become ours, whatever they were", '<x:r xmlns:x="urn:a" xmlns:secret="urn:b"><x:c x:k="1" k="2">t</x:c></x:r>', '<a:r xmlns:a="urn:a"><a:c a:k="1" k="2">t</a:c></a:r>'],
    ["a namespace without prefix stays without", '<r xmlns="urn:a"><c/></r>', '<r xmlns="urn:a"><c/></r>'],
    ["a namespace that begins inside gets its prefix at the root", '<r xmlns="urn:a"><c xmlns="urn:b"/></r>', '<r xmlns="urn:a" xmlns:b="urn:b"><b:c/></r>'],
    ["elements and attributes of strangers go, with all that is in them", '<r xmlns="urn:a" xmlns:z="urn:z" z:k="1"><z:c>words<r>x</r></z:c>t</r>', '<r xmlns="urn:a">t</r>'],
    ["remarks and instructions go", "<?a b?><!-- c --><r xmlns='urn:a'><!-- d -->t<?e?></r><!-- f -->", '<r xmlns="urn:a">t</r>'],
    ["what is dropped goes whole, what is unwrapped loses its tags", '<r xmlns="urn:a"><gone>x<c/></gone><open>y<c/></open></r>', '<r xmlns="urn:a">y<c/></r>'],
    ["a row goes back to its beginning when something in it says so", '<r xmlns="urn:a"><row>x<c><no/></c>y</row><row>z</row></r>', '<r xmlns="urn:a"><row>z</row></r>'],
    ["plain sections become plain text", '<r xmlns="urn:a"><![CDATA[a < b & c]]></r>', '<r xmlns="urn:a">a &lt; b &amp; c</r>'],
    ["quotes within quotes stay", `<r xmlns="urn:a" k='a"b'/>`, '<r xmlns="urn:a" k="a&quot;b"></r>'],
    ["a choice that needs what goes gives way to its fallback", '<r xmlns="urn:a" xmlns:z="urn:z" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="z"><mc:AlternateContent><mc:Choice Requires="z">x</mc:Choice><mc:Fallback>y</mc:Fallback></mc:AlternateContent></r>', '<r xmlns="urn:a" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Fallback>y</mc:Fallback></mc:AlternateContent></r>'],
    ["extensions in use are still said to be extensions", '<r xmlns="urn:a" xmlns:q="urn:b" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="q" q:k="1"/>', '<r xmlns="urn:a" xmlns:b="urn:b" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="b" b:k="1"></r>'],
  ])("%s", (_what, before, after) => {
    expect(rewritten(before)).toBe(after);
    expect(rewritten(after)).toBe(after);
  });

  test.each([
    ["definitions", "<!DOCTYPE r><r/>", "entities"],
    ["names of its own for characters", '<r xmlns="urn:a">&auml;</r>', "entities"],
    ["such names in attributes", '<r xmlns="urn:a" k="&x;"/>', "entities"],
    ["tags that do not match", "<a><b></a></b>", "damaged"],
    ["an end before its end", "<a><b>", "damaged"],
    ["two roots", "<a/><b/>", "damaged"],
    ["nothing", "", "damaged"],
    ["more depth than any document", `${"<a>".repeat(1001)}${"</a>".repeat(1001)}`, "nested-too-deep"],
  ])("with %s is refused", (_what, text, why) => {
    expect(whyNot(text)).toBe(why);
  });

  test("in UTF-16 is read by its mark, and in broken letters not at all", () => {
    const utf16 = new Uint8Array(Buffer.from('\ufeff<r xmlns="urn:a">é</r>', "utf16le"));
    expect(new TextDecoder().decode(rewriteXml(utf16, rules))).toContain('<r xmlns="urn:a">é</r>');
    expect(() => rewriteXml(Uint8Array.of(0x3c, 0xff, 0x3e), rules)).toThrow();
  });

  test("however it was written, rewritten twice is what it is rewritten once", () => {
    const pieces = fc.constantFrom("<r>", "</r>", "<r/>", '<x:c k="1">', "</x:c>", "<gone>", "</gone>", "<open>", "</open>", "<no/>", "<row>", "</row>", "t", "&amp;", "<![CDATA[<]]>", "<!-- c -->", '<r xmlns="urn:b">', '<r xmlns:x="urn:z">');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 8 }), (inner) => {
      const once = whyNot(`<r xmlns="urn:a" xmlns:x="urn:b">${inner.join("")}</r>`);
      if (once.startsWith("<")) expect(whyNot(once)).toBe(once);
    }), { numRuns: 3000 });
  });
});
