import { describe, expect, test } from "vitest";
import { isHarmlessDrawing } from "./drawing-is-harmless.ts";

const svg = (inside: string, more = "") => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"${more}>${inside}</svg>`;
const inner = (text: string) => `<image xlink:href="data:image/svg+xml;base64,${Buffer.from(text).toString("base64")}"/>`;
const png = (width: number, height: number) => {
  const bytes = Buffer.from("89504e470d0a1a0a0000000d4948445200000000000000000802000000", "hex");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return `<image href="data:image/png;base64,${bytes.toString("base64")}" style="image-rendering: pixelated"/>`;
};
const is = (text: string) => isHarmlessDrawing(Buffer.from(text));

describe("S51: a drawing", () => {
  test.each([
    ["of outlines, patterns and references within it", svg('<defs><path id="g0" d="M0 0L9 9"/><pattern id="p"><rect width="1" height="1"/></pattern></defs><use xlink:href="#g0" fill="url(#p)"/><g clip-path="url(#c0)"/>')],
    ["in which another one is drawn", svg(inner(svg('<path d="M0 0"/>')))],
    ["with pixels that it brings along", svg(png(5_000, 10_000))],
  ])("%s is one", (_what, text) => expect(is(text)).toBe(true));

  test.each([
    ["a script", svg("<script>alert(1)</script>")],
    ["a script of a name space", svg('<svg:script xmlns:svg="http://www.w3.org/2000/svg">alert(1)</svg:script>')],
    ["something that is done on loading", svg("", ' onload="alert(1)"')],
    ["markup of pages", svg("<foreignObject><p>x</p></foreignObject>")],
    ["a link", svg('<a href="#x"><path d=""/></a>')],
    ["a style sheet", svg("<style>@import url(//evil.example)</style>")],
    ["an animation that sets a link", svg('<set attributeName="href" to="javascript:alert(1)"/>')],
    ["a picture from elsewhere", svg('<image href="https://evil.example/x.png"/>')],
    ["a picture from beside it", svg('<image href="x.png"/>')],
    ["a drawing from elsewhere", svg('<use href="https://evil.example/x.svg#a"/>')],
    ["a drawing brought along to be used", svg('<use href="data:image/svg+xml;base64,PHN2Zy8+"/>')],
    ["a filling from elsewhere", svg('<path fill="url(https://evil.example/x#a)"/>')],
    ["a filling from elsewhere in other words", svg('<path fill="url( //evil.example/x#a)"/>')],
    ["a style that asks for something", svg('<path style="background: url(//evil.example)"/>')],
    ["a picture of a page", svg('<image href="data:text/html;base64,PHA+"/>')],
    ["a picture that is none", svg('<image href="data:image/png;base64,PHA+"/>')],
    ["a picture that is not written in base64", svg('<image href="data:image/svg+xml,%3Csvg onload=alert(1)/%3E"/>')],
    ["a base elsewhere", svg("", ' xml:base="https://evil.example/"')],
    ["names of its own", `<!DOCTYPE svg [<!ENTITY x "y">]>${svg("")}`],
    ["an instruction to fetch a style sheet", `<?xml-stylesheet href="https://evil.example/x.css"?>${svg("")}`],
    ["what hides behind a letter's number", svg('<path fill="u&#114;l(//evil.example)"/>')],
    ["words", svg("Heard at the market")],
    ["something of the kind in the drawing within it", svg(inner(svg('<image href="https://evil.example/x.png"/>')))],
    ["drawings in drawings in drawings", svg(inner(svg(inner(svg("")))))],
    ["S49: more than 50 megapixels", svg(png(5_000, 10_001))],
    ["S49: more than 50 megapixels together", svg(png(5_000, 5_000) + inner(svg(png(5_000, 5_001))))],
    ["no end", '<svg xmlns="http://www.w3.org/2000/svg"><g>'],
  ])("with %s is none", (_what, text) => expect(is(text)).toBe(false));
});
