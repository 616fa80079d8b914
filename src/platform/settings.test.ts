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

describe("the public page", () => {
  test("is served beside everything else until it is given an address of its own", () => expect(readSettings({}).contact).toBeUndefined());

  test.each([
    [{ VIGIE_CONTACT_ORIGIN: "https://contact.example.org" }, { origin: "https://contact.example.org", port: 8441, host: undefined }],
    [{ VIGIE_CONTACT_ORIGIN: "http://localhost:9000", VIGIE_CONTACT_PORT: "9000" }, { origin: "http://localhost:9000", port: 9000, host: "127.0.0.1" }],
    [{ PORT: "8000", VIGIE_CONTACT_ORIGIN: "https://contact.example.org", VIGIE_HOST: "10.0.0.7" }, { origin: "https://contact.example.org", port: 8001, host: "10.0.0.7" }],
  ])("%j", (environment, contact) => expect(readSettings(environment).contact).toEqual(contact));
});

describe("a time authority", () => {
  test("is asked only when the operator names one", () => expect([readSettings({}).timestampUrl, readSettings({ VIGIE_TIMESTAMP_URL: "" }).timestampUrl]).toEqual([undefined, undefined]));
  test.each(["https://time.example.org/tsr", "http://10.0.0.9:3180/"])("is at %s", (url) => expect(readSettings({ VIGIE_TIMESTAMP_URL: url }).timestampUrl?.href).toBe(url));
});

describe("a wrong setting is refused in a sentence", () => {
  test.each([
    [{ PORT: "many" }, "PORT must be a number from 1 to 65535."],
    [{ PORT: "70000" }, "PORT must be a number from 1 to 65535."],
    [{ VIGIE_TIMESTAMP_URL: "time.example.org" }, "VIGIE_TIMESTAMP_URL must be the address"],
    [{ VIGIE_TIMESTAMP_URL: "file:///etc/passwd" }, "VIGIE_TIMESTAMP_URL must be the address"],
    [{ VIGIE_TIMESTAMP_URL: "https://me:word@time.example.org/" }, "VIGIE_TIMESTAMP_URL must be the address"],
    [{ VIGIE_ORIGIN: "vigie.example.org" }, "VIGIE_ORIGIN must be the public address"],
    [{ VIGIE_ORIGIN: "https://vigie.example.org/path" }, "VIGIE_ORIGIN must be the public address"],
    [{ VIGIE_CONTACT_ORIGIN: "contact.example.org" }, "VIGIE_CONTACT_ORIGIN must be another address"],
    [{ VIGIE_CONTACT_ORIGIN: "http://localhost:8440" }, "VIGIE_CONTACT_ORIGIN must be another address"],
    [{ VIGIE_CONTACT_ORIGIN: "https://contact.example.org", VIGIE_CONTACT_PORT: "8440" }, "VIGIE_CONTACT_PORT must be a number"],
    [{ VIGIE_CONTACT_ORIGIN: "https://contact.example.org", VIGIE_CONTACT_PORT: "many" }, "VIGIE_CONTACT_PORT must be a number"],
    [{ VIGIE_CONTACT_PORT: "8441" }, "VIGIE_CONTACT_PORT is of no use without"],
  ])("%j", (environment, sentence) => expect(() => readSettings(environment)).toThrow(sentence));
});
