import { describe, expect, test } from "vitest";
import { DerRefused, inside, integerOf, oidOf, readDer, timeOf } from "./der.ts";

const der = (hex: string) => readDer(Buffer.from(hex.replaceAll(" ", ""), "hex"));

describe("DER in its one form", () => {
  test.each([
    ["a length in more bytes than it needs", "04 81 01 00"],
    ["a long length that begins with nothing", "04 82 00 80" + "00".repeat(128)],
    ["a length without an end", "30 80 00 00"],
    ["a tag of several bytes", "1f 81 01 00"],
    ["something behind the end", "05 00 00"],
    ["less than was said", "04 02 00"],
    ["nothing", ""],
    ["a tag alone", "30"],
    ["a length of four bytes", "04 84 00 00 00 01 00"],
  ])("is refused with %s", (_what, hex) => expect(() => der(hex)).toThrow(DerRefused));

  test.each([
    ["zero before a number that needs none", "02 02 00 7f"],
    ["a negative number", "02 01 80"],
    ["a number of no bytes", "02 00"],
    ["a word where a number must be", "04 01 01"],
  ])("a number is refused with %s", (_what, hex) => expect(() => integerOf(der(hex))).toThrow(DerRefused));

  test.each([["02 01 00", 0n], ["02 02 00 80", 128n], ["02 08 04d2088559501415", 347349490083042325n]])("%s is %s", (hex, value) => expect(integerOf(der(hex))).toBe(value));

  test.each([["06 03 55 1d 25", "2.5.29.37"], ["06 09 60 86 48 01 65 03 04 02 01", "2.16.840.1.101.3.4.2.1"], ["06 01 00", "0.0"], ["06 02 88 37", "2.999"]])("%s is called %s", (hex, name) => expect(oidOf(der(hex))).toBe(name));

  test.each(["06 00", "06 01 80", "06 02 80 01", "06 0a ffffffffffffffffff7f"])("%s is no name", (hex) => expect(() => oidOf(der(hex))).toThrow(DerRefused));

  test.each([
    ["20261130214625Z", "2026-11-30T21:46:25Z"], ["20261130214625.25Z", "2026-11-30T21:46:25.25Z"],
    ["20261130214625.50Z", undefined], ["20261130214625.Z", undefined], ["202611302146Z", undefined], ["20261130214625+0100", undefined], ["20260230214625Z", undefined], ["20261130214660Z", undefined],
  ])("the time %s is %s", (text, is) => {
    const value = { tag: 0x18, content: Buffer.from(text), whole: Buffer.from(text) };
    if (is === undefined) expect(() => timeOf(value)).toThrow(DerRefused);
    else expect(timeOf(value)).toBe(is);
  });

  test("values are taken in their order, all of them", () => {
    const values = inside(der("30 06 02 01 05 04 01 07"));
    expect(values.takeIf(0x04)).toBeUndefined();
    expect(() => values.end()).toThrow(DerRefused);
    expect(integerOf(values.take(0x02))).toBe(5n);
    expect(() => values.take(0x02)).toThrow(DerRefused);
    expect(values.rest().map(({ content }) => content[0])).toEqual([7]);
    values.end();
  });
});
