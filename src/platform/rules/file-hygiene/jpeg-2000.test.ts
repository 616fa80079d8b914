import { expect, test } from "vitest";
import { marker, markersIn } from "../../../testing/markers.ts";
import { cleanJpeg2000 } from "./jpeg-2000.ts";
import { collectFindings } from "./metadatum.ts";

const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const box = (type: string, content: string) => `${String.fromCharCode(0, 0, (content.length + 8) >> 8, (content.length + 8) & 255)}${type}${content}`;
const comment = `\xff\x64\0${String.fromCharCode(marker("comment").length + 4)}\0\x01${marker("comment")}`;
const code = (remark: string) => `\xff\x4f\xff\x51\0\x04ab${remark}\xff\x90tile data \xff\xd9`;
const kept = `${box("jP  ", "\r\n\x87\n")}${box("ftyp", "jp2 \0\0\0\0jp2 ")}${box("jp2h", "header")}`;

test.each([
  ["in boxes", kept + box("xml ", marker("xml")) + box("uuid", marker("uuid")) + box("jp2c", code(comment)), kept + box("jp2c", code(""))],
  ["bare", code(comment), code("")],
])("a JPEG 2000 %s keeps its picture bit for bit and loses what describes it", (_what, before, after) => {
  const found = collectFindings();
  expect(markersIn(latin(before)).length).toBeGreaterThan(0);
  expect(Buffer.from(cleanJpeg2000(latin(before), found)).toString("latin1")).toBe(after);
  expect(found.list()).toContainEqual({ what: "comment", value: marker("comment") });
});

test.each(["\0\0\0\x05abcd", `${kept}\0\0\xff\xffjp2c`, "\xff\x4f\xff\x51\0\x04ab"])("a broken one is refused: %j", (text) => {
  expect(() => cleanJpeg2000(latin(text), collectFindings())).toThrow("damaged");
});
