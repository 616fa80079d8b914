import { describe, expect, test } from "vitest";
import { readSettings } from "./settings.ts";

describe("where the server listens", () => {
  test.each([
    { name: "a newcomer's machine is reached from itself alone", environment: {}, host: "127.0.0.1" },
    { name: "an installation with a public address is reached from outside", environment: { VIGIE_ORIGIN: "https://vigie.example.org" }, host: undefined },
    { name: "the operator decides", environment: { VIGIE_ORIGIN: "https://vigie.example.org", VIGIE_HOST: "10.0.0.7" }, host: "10.0.0.7" },
    { name: "the operator decides on the own machine too", environment: { VIGIE_HOST: "0.0.0.0" }, host: "0.0.0.0" },
  ])("$name", ({ environment, host }) => expect(readSettings(environment).host).toBe(host));
});

describe("a wrong setting is refused in a sentence", () => {
  test.each([
    [{ PORT: "many" }, "PORT must be a number from 1 to 65535."],
    [{ PORT: "70000" }, "PORT must be a number from 1 to 65535."],
    [{ VIGIE_ORIGIN: "vigie.example.org" }, "VIGIE_ORIGIN must be the public address"],
    [{ VIGIE_ORIGIN: "https://vigie.example.org/path" }, "VIGIE_ORIGIN must be the public address"],
  ])("%j", (environment, sentence) => expect(() => readSettings(environment)).toThrow(sentence));
});
