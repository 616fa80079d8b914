import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { plantedJpeg, plantedPng, plantedWebp } from "../../../testing/pictures.ts";
import { plantedDocx, plantedOds, plantedOdt, plantedPptx, plantedXlsx } from "../../../testing/planted-office.ts";
import { plantedPdf } from "../../../testing/planted-pdf.ts";
import { cleanFile } from "./clean-file.ts";

const makers = { jpeg: plantedJpeg, png: plantedPng, webp: plantedWebp, pdf: plantedPdf, docx: plantedDocx, xlsx: plantedXlsx, pptx: plantedPptx, odt: plantedOdt, ods: plantedOds };
const files = new Map<string, Uint8Array>();
beforeAll(async () => {
  for (const [type, make] of Object.entries(makers)) files.set(type, await make());
});

const beginnings = ["", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "RIFF\x20\0\0\0WEBP", "%PDF-1.7\n1 0 obj\n<<", "PK\x03\x04", "\xd0\xcf\x11\xe0"].map((text) => new Uint8Array(Buffer.from(text, "latin1")));
const kindOf = async (bytes: Uint8Array) => (await cleanFile(bytes, "a.bin")).kind;
const kinds = ["clean", "refused", "unknown"];

test.each(["text", "PK is no archive yet", "", "GIF89a", "\0\0\0\x18ftypmp42", "OggS", "{\\rtf1"])("what is no type that can be cleaned is unknown, so that the page warns: %j", async (text) => {
  expect(await cleanFile(new Uint8Array(Buffer.from(text, "latin1")), "a.jpg")).toEqual({ kind: "unknown" });
});

test("whatever bytes come, the answer is one of the three and never an error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), async (beginning, rest) => {
      expect(kinds).toContain(await kindOf(new Uint8Array(Buffer.concat([beginning, rest]))));
    }),
    { numRuns: 400 },
  );
});

describe.each(Object.keys(makers))("a file of type %s", (type) => {
  test("with any byte changed gives an answer, and a clean one can be cleaned again without a change", async () => {
    const whole = files.get(type)!;
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
        const answer = await cleanFile(whole.map((byte, index) => (index === place ? byte ^ change : byte)), "a");
        if (answer.kind !== "clean") return;
        const again = await cleanFile(answer.bytes, "a");
        expect(again).toMatchObject({ kind: "clean", type: answer.type });
        if (again.kind === "clean") expect(Buffer.compare(again.bytes, answer.bytes)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test("cut off anywhere gives an answer at once, and no document of which half is missing", async () => {
    const whole = files.get(type)!;
    const step = Math.max(1, Math.floor(whole.length / 150));
    const began = performance.now();
    for (let length = 0; length < whole.length; length += step) {
      const kind = await kindOf(whole.subarray(0, length));
      if (length < whole.length / 2) expect(kind).not.toBe("clean");
    }
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
