import { expect, test } from "vitest";
import { inventedPeople } from "./examples.ts";
import { matchPeople } from "./people.ts";

test("twenty thousand records are matched against each other while somebody waits", () => {
  const many = inventedPeople(16_000, 4_000, 5);
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const { links } = matchPeople(many);
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(used);
  const worked = (user + system) / 1_000_000;
  process.stderr.write(`match-speed.test.ts: 20,000 people, ${links.length} pairs compared, ${seconds.toFixed(1)} s, of which the processor worked ${worked.toFixed(1)} s\n`);
  const found = links.filter(({ probability }) => probability > 0.5);
  expect(found.filter(({ one, other }) => other === `${one} again`).length).toBeGreaterThan(3_900);
  // What the processor worked says the same on a machine that does other things as well: some six seconds.
  expect(worked).toBeLessThan(20);
}, 120_000);
