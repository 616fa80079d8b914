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

describe("attached files", () => {
  test.each([
    { name: "stand at another name of a newcomer's machine, behind the same door", environment: {}, files: { origin: "http://files.localhost:8440", port: undefined } },
    { name: "there too when it listens elsewhere", environment: { PORT: "8000" }, files: { origin: "http://files.localhost:8000", port: undefined } },
    { name: "have no address of their own on a public one until it is given", environment: { VIGIE_ORIGIN: "https://vigie.example.org" }, files: undefined },
    { name: "nor on the own machine behind somebody's certificate, which has one name", environment: { VIGIE_ORIGIN: "https://localhost:8440" }, files: undefined },
    { name: "then have a door of their own", environment: { VIGIE_ORIGIN: "https://vigie.example.org", VIGIE_FILES_ORIGIN: "https://files.example.org" }, files: { origin: "https://files.example.org", port: 8442, host: undefined } },
    { name: "at the port that is given", environment: { VIGIE_FILES_ORIGIN: "http://127.0.0.1:9000", VIGIE_FILES_PORT: "9000" }, files: { origin: "http://127.0.0.1:9000", port: 9000, host: undefined } },
  ])("$name", ({ environment, files }) => expect(readSettings(environment).files).toEqual(files));
});

describe("the virus scanner", () => {
  test.each([
    [{}, undefined],
    [{ VIGIE_CLAMAV: "/run/clamav/clamd.ctl" }, { path: "/run/clamav/clamd.ctl" }],
    [{ VIGIE_CLAMAV: "clamd.internal:3310" }, { host: "clamd.internal", port: 3310 }],
    [{ VIGIE_CLAMAV: "[::1]:3310" }, { host: "::1", port: 3310 }],
  ])("%j", (environment, clamav) => expect(readSettings(environment).clamav).toEqual(clamav));
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
    [{ VIGIE_CLAMAV: "clamd.internal" }, "VIGIE_CLAMAV must be the path of clamd's socket"],
    [{ VIGIE_CLAMAV: "clamd.internal:70000" }, "VIGIE_CLAMAV must be the path of clamd's socket"],
    [{ VIGIE_FILES_ORIGIN: "files.example.org" }, "VIGIE_FILES_ORIGIN must be another address"],
    [{ VIGIE_FILES_ORIGIN: "http://localhost:9000" }, "VIGIE_FILES_ORIGIN must have another host name"],
    [{ VIGIE_FILES_PORT: "8442" }, "VIGIE_FILES_PORT is of no use without VIGIE_FILES_ORIGIN, the address of attached files."],
    [{ VIGIE_FILES_ORIGIN: "https://files.example.org", VIGIE_FILES_PORT: "8440" }, "VIGIE_FILES_PORT must be a number"],
    [{ VIGIE_CONTACT_ORIGIN: "https://contact.example.org", VIGIE_FILES_ORIGIN: "https://files.example.org", VIGIE_FILES_PORT: "8441" }, "VIGIE_FILES_PORT must be another than VIGIE_CONTACT_PORT"],
  ])("%j", (environment, sentence) => expect(() => readSettings(environment)).toThrow(sentence));
});
