import { afterAll, beforeAll, expect, test } from "vitest";
import { aCase } from "#protection/examples.ts";
import { openTestInstallation, type Person, type TestInstallation } from "../../testing/installation.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

const source = { label: "confidential", title: "HERON", kind: "individual", reliability: "B" };

/** Everything a stream says until it has said enough, or the time is over. */
async function listen(person: Person, isEnough: (text: string) => boolean, ms: number): Promise<{ text: string; ended: boolean }> {
  const response = await house.app.request("/api/live", { headers: { cookie: person.cookie } });
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let ended = false;
  const timer = setTimeout(() => void reader.cancel(), ms);
  while (!isEnough(text)) {
    const { done, value } = await reader.read();
    if (done) {
      ended = true;
      break;
    }
    text += decoder.decode(value);
  }
  clearTimeout(timer);
  await reader.cancel().catch(() => undefined);
  return { text, ended };
}

test("a second screen hears of a change within two seconds, by its kind and not by its content", async () => {
  const office = await house.compartment();
  const writer = await house.person({ roles: { [office]: ["analyst"] } });
  const reader = await house.person({ roles: { [office]: ["senior"] } });
  const start = performance.now();
  const heard = listen(reader, (text) => text.includes("information.source"), 4_000);
  await writer.send("POST", "/api/sources", { compartmentId: office, content: source });
  const { text } = await heard;
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(text).toContain('"topics":["information.source","watch"]');
  expect(text).not.toContain("HERON");
});

test("a change of a record that names its readers is heard by them alone", async () => {
  const office = await house.compartment();
  const writer = await house.person({ roles: { [office]: ["desk"] } });
  const [holder, officer, director] = await Promise.all([["mandateHolder"], ["protectionOfficer"], ["director"]].map((roles) => house.person({ roles: { [office]: roles } })));
  const heard = [holder!, officer!, director!].map((person) => listen(person, (text) => text.includes("topics"), 1_200));
  await writer.send("POST", "/api/cases", { compartmentId: office, content: aCase() });
  expect((await Promise.all(heard)).map(({ text }) => text.includes("protection.case"))).toEqual([true, true, false]);
});

test("S16: who may not see a record hears nothing of its change", async () => {
  const office = await house.compartment();
  const other = await house.compartment();
  const writer = await house.person({ roles: { [office]: ["analyst"] } });
  const listeners = [
    await house.person({ roles: { [other]: ["director"] }, clearance: 2 }),
    await house.person({ roles: { [office]: ["principal"] }, clearance: 2 }),
    await house.person({ roles: { [office]: ["analyst"] }, clearance: 0 }),
    await house.person({ roles: { [office]: ["analyst"] }, assurance: 1 }),
  ];
  const heard = listeners.map((person) => listen(person, (text) => text.includes("topics"), 1_200));
  await writer.send("POST", "/api/sources", { compartmentId: office, content: source });
  for (const { text } of await Promise.all(heard)) expect(text).not.toContain("topics");
});
