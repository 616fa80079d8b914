import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Machine } from "#platform/rules/machine.ts";
import { stepsTaken } from "../../testing/every-step.ts";
import { communicationMachine } from "./model/communication/communication-steps.ts";
import mandates from "./model/mandates.json" with { type: "json" };
import { mechanisms } from "./model/partner/partner.ts";
import { recommendationMachine } from "./model/recommendation/recommendation-steps.ts";
import { replyMachine } from "./model/reply/reply-kind.ts";
import { reprisalMachine } from "./model/reprisal/reprisal-steps.ts";
import { submissionMachine } from "./model/submission/submission-steps.ts";
import violations from "./model/violation-types.json" with { type: "json" };
import { visitMachine } from "./model/visit/visit-steps.ts";

/**
 * The tables of the domain reference beside our own, entry by entry. Where ours say something else, it stands here with why; a change on either side that
 * nobody has thought about fails. What leads from a state to itself (a note, a signature) is in ours where the reference has it, and may be in more.
 */
const folder = fileURLToPath(new URL("../../../../shared/domain/", import.meta.url));
const isPresent = existsSync(folder);
if (!isPresent) process.stderr.write("domain-reference.test.ts did not run: the folder shared/domain is not beside the repository.\n");
const reference = (name: string) => (isPresent ? JSON.parse(readFileSync(`${folder}${name}.json`, "utf8")) : {});

type Transition = { readonly from: string; readonly to: string; readonly roles: readonly string[] };
type Listed = { readonly id: string; readonly initial: string; readonly final: readonly string[]; readonly states: readonly string[]; readonly transitions: readonly Transition[] };
type Moves = { readonly missing?: readonly string[]; readonly added?: readonly string[] };
const machines: readonly (readonly [string, Machine<any, any>, Moves?])[] = [
  ["submission", submissionMachine],
  ["communication", communicationMachine],
  ["state-reply", replyMachine],
  ["country-visit", visitMachine],
  // A partner sees copies of records and changes none; what they report the desk notes with its source.
  ["recommendation-follow-up", recommendationMachine, { missing: ["open → in-progress by partner"] }],
  // Beside the desk, whoever protects acts too (decision 0033); a report that proves groundless may be closed by the officer who assessed it.
  ["reprisal-file", reprisalMachine, {
    added: ["assessed → closed by protectionOfficer", ...["communicated", "protective-action", "reported-to-sg"].flatMap((from) => ["director", "protectionOfficer"].map((role) => `${from} → followed-up by ${role}`)), ...["director", "protectionOfficer"].map((role) => `protective-action → communicated by ${role}`)],
  }],
];

describe.runIf(isPresent)("the state machines of the domain reference", () => {
  test.each(machines.map(([id, machine, exceptions = {}]) => ({ id, machine, exceptions })))("$id: the same states, the same moves, the same people", ({ id, machine, exceptions: { missing = [], added = [] } }) => {
    const listed = (reference("state-machines").machines as Listed[]).find((one) => one.id === id)!;
    const lower = (text: string) => text.replaceAll("reported-to-SG", "reported-to-sg");
    const states = listed.states.map(lower);
    const wanted = listed.transitions.flatMap(({ from, to, roles }) => from.split("/").flatMap((each) => roles.map((role) => lower(`${each} → ${to} by ${role}`))));
    const all = stepsTaken(machine, states).map((line) => line.split(" ")).map(([from, , role, , to]) => `${from} → ${to} by ${role}`);
    const isMove = (line: string) => !/^(\S+) → \1 /.test(line);
    expect(wanted.filter((line) => !isMove(line) && !all.includes(line))).toEqual([]);
    expect([machine.initial, [...machine.final].toSorted()]).toEqual([listed.initial, [...listed.final].toSorted()]);
    expect([...new Set(all.filter(isMove))].toSorted()).toEqual([...new Set([...wanted.filter((move) => isMove(move) && !missing.includes(move)), ...added])].toSorted());
    // An exception that the reference has taken over is one no longer.
    expect(missing.filter((move) => !wanted.includes(move))).toEqual([]);
    expect(added.filter((move) => wanted.includes(move))).toEqual([]);
  });
});

describe.runIf(isPresent)("the lists of the domain reference", () => {
  test("every mandate, thematic and of countries, with its kind", () => {
    const { thematic, country, count } = reference("thematic-mandates");
    expect(thematic).toHaveLength(count);
    expect(mandates.thematic.map(({ id, type }) => `${id} ${type}`).toSorted()).toEqual(thematic.map((one: any) => `${one.code} ${one.type}`).toSorted());
    expect(mandates.country.map(({ id, type, iso3 }) => `${id} ${type} ${iso3}`).toSorted()).toEqual(country.map((one: any) => `${one.code} ${one.type} ${one.iso3}`).toSorted());
  });

  test("every kind of violation against defenders, under its heading", () => {
    expect(violations.types.map(({ id, tier }) => `${id} ${tier}`)).toEqual(reference("violation-types").defenders.map((one: any) => `${one.code} ${one.tier}`));
  });

  test("a proposed mandate is one of them, and so is every word in English and French", () => {
    const known = new Set(mandates.thematic.map(({ id }) => id));
    expect(violations.types.flatMap(({ mandates: proposed }) => proposed).filter((id) => !known.has(id))).toEqual([]);
    const words = new Map(reference("violation-types").defenders.map((one: any) => [one.code, { en: one.label.en.replaceAll("'", "\u2019"), fr: one.label.fr.replaceAll("'", "\u2019") }]));
    for (const { id, label } of violations.types) expect({ en: label.en, fr: label.fr }, id).toEqual(words.get(id));
  });

  test("every regional mechanism can be chosen for a partner", () => {
    const names: Readonly<Record<string, (typeof mechanisms)[number]>> = { "achpr-hrd": "ACHPR", "iachr-hrd": "IACHR", "coe-commissioner": "CoE", "eu-guidelines": "EU", "osce-odihr": "OSCE-ODIHR", aichr: "AICHR" };
    const listed = reference("networks").networks.filter((one: any) => one.kind === "regional-mechanism").map((one: any) => one.id);
    expect(listed.toSorted()).toEqual(Object.keys(names).toSorted());
    for (const name of Object.values(names)) expect(mechanisms).toContain(name);
  });
});
