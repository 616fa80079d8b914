import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestInstallation, type TestInstallation } from "./testing/installation.ts";

let house: TestInstallation;
beforeAll(async () => {
  house = await openTestInstallation();
});
afterAll(() => house.close());

const readme = readFileSync(join(import.meta.dirname, "..", "README.md"), "utf8");
/** Each command with the lines it goes on in. */
const commands = [...readme.replaceAll("\\\n", " ").matchAll(/^curl .*$/gm)].map(([command]) => command);

test("the commands of the README ask for what is there, by its method and with words it knows", () => {
  expect(commands.length).toBeGreaterThanOrEqual(4);
  for (const command of commands) {
    const address = new URL(/"(http:[^"]+)"/.exec(command)?.[1] ?? "");
    const method = /-X (\w+)/.exec(command)?.[1] ?? (command.includes("--data-binary") ? "POST" : "GET");
    const route = house.routes.find((one) => one.method === method && new RegExp(`^${one.path.replaceAll(/:\w+/g, "[^/]+")}$`).test(address.pathname));
    expect(route, command).toBeDefined();
    const { entries = {} } = (route?.query ?? {}) as { entries?: Record<string, unknown> };
    for (const word of address.searchParams.keys()) expect(Object.keys(entries), command).toContain(word);
    expect(command, "a step names the version that was seen").toSatisfy((text: string) => route?.isVersioned !== true || text.includes("If-Match"));
  }
  expect(commands.join("\n")).toMatch(/\/api\/imports\?/);
  expect(commands.join("\n")).toMatch(/steps\/issue/);
});
