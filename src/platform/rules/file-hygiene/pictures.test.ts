import { describe, expect, test } from "vitest";
import { marker, markersIn } from "../../../testing/markers.ts";
import { aJpeg, animatedWebp, aPng, aWebp, jfif, pixels, plantedJpeg, plantedPng, plantedWebp, pngChunk, pngHeader, pngSignature, scan, segment, tiff, vp8, webpChunk, xmp } from "../../../testing/pictures.ts";
import { cleanFile } from "./clean-file.ts";

const cleaned = async (bytes: Uint8Array, name = "photo.jpg") => {
  const answer = await cleanFile(bytes, name);
  if (answer.kind !== "clean") throw new Error(JSON.stringify(answer));
  return answer;
};
const whyNot = async (bytes: Uint8Array) => {
  const answer = await cleanFile(bytes, "photo.jpg");
  return answer.kind === "refused" ? answer.why : answer.kind;
};
const holds = (bytes: Uint8Array, part: Uint8Array) => Buffer.from(bytes).includes(Buffer.from(part));
const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const concat = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe.each([
  { type: "jpeg", planted: plantedJpeg(), places: 22, drawn: [scan] },
  { type: "png", planted: plantedPng(6), places: 18, drawn: pixels },
  { type: "webp", planted: plantedWebp(), places: 16, drawn: [vp8] },
])("a picture ($type) with a marker in every place that can hold one", ({ type, planted, places, drawn }) => {
  test("is found to hold them all before", () => {
    expect(markersIn(planted).length).toBeGreaterThanOrEqual(places);
  });

  test("keeps none of them, and every bit of what it shows", async () => {
    const copy = await cleaned(planted);
    expect(copy.type).toBe(type);
    expect(markersIn(copy.bytes)).toEqual([]);
    expect(drawn.every((part) => holds(copy.bytes, part))).toBe(true);
  });

  test("tells what it held: place, camera, dates, people, programs", async () => {
    const { found } = await cleaned(planted);
    expect(found).toContainEqual({ what: "gps", value: "-12.50000, 12.50000" });
    expect(found).toContainEqual({ what: "camera", value: marker("camera") });
    expect(found).toContainEqual({ what: "author", value: marker("artist") });
    expect(found).toContainEqual({ what: "author", value: marker("xmpcreator") });
    expect(found).toContainEqual({ what: "identifier", value: marker("serial") });
    expect(found).toContainEqual({ what: "comment", value: marker("usercomment") });
    expect(found).toContainEqual({ what: "title", value: marker("xptitle") });
    expect(found.map(({ what }) => what)).toEqual(expect.arrayContaining(["date", "software", "thumbnail", "colour-profile", "edit-history"]));
  });

  test("cleaned twice is what it is cleaned once, and has nothing to tell", async () => {
    const once = await cleaned(planted);
    const twice = await cleaned(once.bytes);
    expect(Buffer.compare(twice.bytes, once.bytes)).toBe(0);
    expect(twice.found).toEqual([]);
  });
});

describe("a picture that must be turned", () => {
  test.each([2, 3, 6, 8])("in direction %i is still turned, by an Exif that says nothing else", async (orientation) => {
    for (const planted of [plantedJpeg(orientation), plantedPng(orientation), plantedWebp(orientation)]) {
      const { bytes } = await cleaned(planted);
      expect(holds(bytes, latin(`MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0\0\0\0\0`))).toBe(true);
    }
  });

  test("stands upright without any Exif when it need not be turned", async () => {
    for (const planted of [plantedJpeg(1), plantedPng(1), plantedWebp(1)]) expect(Buffer.from((await cleaned(planted)).bytes).includes("MM\0*")).toBe(false);
  });
});

describe("a JPEG", () => {
  test("keeps how its colours are coded, and its tables before its scans", async () => {
    expect(Buffer.from((await cleaned(aJpeg([jfif, segment(0xee, "Adobe\0\x64\x12\x34\x56\x78\x02")]))).bytes)).toEqual(Buffer.from(aJpeg([jfif, segment(0xee, "Adobe\0\x64\0\0\0\0\x02")])));
  });

  test("without metadata is the same afterwards", async () => {
    const plain = aJpeg([jfif]);
    expect(await cleaned(plain)).toEqual({ kind: "clean", type: "jpeg", bytes: plain, found: [], isMisnamed: false });
  });

  test("under another ending is cleaned as what it is, and that is said", async () => {
    expect(await cleaned(aJpeg(), "report.pdf")).toMatchObject({ type: "jpeg", isMisnamed: true });
  });

  test("of 50 megapixels is cleaned, and of more refused", async () => {
    expect(await whyNot(aJpeg([], "", "\x13\x88\x27\x10"))).toBe("clean");
    expect(await whyNot(aJpeg([], "", "\x13\x89\x27\x10"))).toBe("too-many-pixels");
  });

  test.each([
    ["cut off in its data", aJpeg().subarray(0, -3), "truncated"],
    ["cut off in a segment", aJpeg([jfif]).subarray(0, 12), "truncated"],
    ["with a table longer than it says", concat(latin("\xff\xd8"), segment(0xdb, `\0${"\x01".repeat(70)}`), aJpeg().subarray(2)), "damaged"],
    ["with data before any frame", concat(latin("\xff\xd8\xff\xda"), scan.subarray(2), latin("\xff\xd9")), "damaged"],
  ])("%s is refused", async (_what, bytes, why) => {
    expect(await whyNot(bytes)).toBe(why);
  });
});

describe("a picture that is also something else", () => {
  test.each([
    ["a PDF in the comment of a JPEG", aJpeg([segment(0xfe, "%PDF-1.7 1 0 obj")])],
    ["a PDF behind a JPEG", aJpeg([], "%PDF-1.7")],
    ["an archive behind a JPEG", aJpeg([], `PK\x03\x04something`)],
    ["an archive whose end is the end of a JPEG", aJpeg([], `x PK\x05\x06${"\0".repeat(18)}`)],
    ["a script in the text of a PNG", aPng([pngChunk("tEXt", "Comment\0<script>alert(1)</script>")])],
    ["a program behind a PNG", aPng([], [], "\x7fELF")],
    ["a page in the metadata of a WebP", aWebp(vp8, webpChunk("XMP ", "<html>"))],
  ])("%s is refused", async (_what, bytes) => {
    expect(await whyNot(bytes)).toBe("two-types");
  });

  test("the film of a moving photo and a second picture are no reason to refuse: they go, and that is said", async () => {
    expect((await cleaned(aJpeg([], "\0\0\0\x18ftypmp42"))).found).toEqual([{ what: "embedded-files", value: "MP4" }]);
    expect((await cleaned(aJpeg([], aJpeg()))).found).toEqual([{ what: "embedded-files", value: "JPEG" }]);
  });

  test("four bytes in the pixels that could begin an archive are pixels", async () => {
    const bytes = Buffer.from(aJpeg());
    bytes.write("PK\x03\x04", bytes.length - 6, "latin1");
    expect(await whyNot(new Uint8Array(bytes))).toBe("clean");
  });
});

describe("a PNG", () => {
  test("keeps palette, transparency and brightness", async () => {
    const shown = [pngChunk("gAMA", "\0\0\xb1\x8f"), pngChunk("sRGB", "\0"), pngChunk("PLTE", "abc"), pngChunk("tRNS", "a")];
    expect(Buffer.from((await cleaned(aPng(shown))).bytes)).toEqual(Buffer.from(aPng(shown)));
  });

  test("that is animated shows its first picture, and the missing ones are said", async () => {
    const { bytes, found } = await cleaned(aPng([pngChunk("acTL", "\0\0\0\x02\0\0\0\0")], [pngChunk("fdAT", "\0\0\0\x01xx")]));
    expect(found).toEqual([{ what: "left-out", value: "animation" }]);
    expect(Buffer.from(bytes)).toEqual(Buffer.from(aPng()));
  });

  test.each([
    ["with a wrong sum", concat(latin(pngSignature), pngHeader(), pngChunk("IDAT", "x", 1), pngChunk("IEND", "")), "damaged"],
    ["without pixels", concat(latin(pngSignature), pngHeader(), pngChunk("IEND", "")), "damaged"],
    ["without end", aPng().subarray(0, -12), "truncated"],
    ["of too many pixels", concat(latin(pngSignature), pngHeader("\0\0\x20\0"), ...pixels, pngChunk("IEND", "")), "too-many-pixels"],
  ])("%s is refused", async (_what, bytes, why) => {
    expect(await whyNot(bytes)).toBe(why);
  });
});

describe("a WebP", () => {
  test("that is animated keeps its frames and nothing else in them", async () => {
    const { bytes } = await cleaned(animatedWebp());
    expect(markersIn(bytes)).toEqual([]);
    expect(Buffer.from(bytes).toString("latin1").split("VP8 ").length - 1).toBe(2);
  });

  test("shorter than it says is refused", async () => {
    expect(await whyNot(aWebp(vp8).subarray(0, -2))).toBe("truncated");
  });
});

test("damage in metadata is no reason to refuse: it goes anyway", async () => {
  const whole = tiff(6);
  for (let length = 0; length < whole.length; length += 7) {
    expect((await cleaned(aJpeg([segment(0xe1, concat(latin("Exif\0\0"), whole.subarray(0, length)))]))).found.length).toBeGreaterThan(0);
  }
  expect((await cleaned(aJpeg([segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp.slice(0, 200)}`)]))).found.length).toBeGreaterThan(0);
});
