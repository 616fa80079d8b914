import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openContactVisits, type ContactVisits } from "../../testing/contact-visits.ts";
import { givenOwnKeys, testPassphrase, type KeyHolder } from "../../testing/sealed-office.ts";
import { violationsOn } from "../../testing/served.ts";
import { aSubmission } from "./examples.ts";

/** The second door, from a stranger's telephone to whoever watches for early warning; and what a source reads of the desk's decision. */
let { vigie, desk, visitor, sendAs, finish, comeBack, rows }: ContactVisits = {} as ContactVisits;
let analyst: KeyHolder;
beforeAll(async () => {
  ({ vigie, desk, visitor, sendAs, finish, comeBack, rows } = await openContactVisits());
  const { officer, office } = desk;
  analyst = await givenOwnKeys(await vigie.house.person({ roles: { [office]: ["analyst"] }, name: "Noor Abeyta" }));
  expect((await officer.person.send("POST", "/api/sealing/certificates", { certificate: desk.certificateFor(analyst) })).status).toBe(201);
  expect((await officer.person.send("PUT", "/api/doors", { compartmentId: office, door: "tip", name: "Watch for early warning", isOpen: true })).status).toBe(204);
}, 120_000);
afterAll(() => vigie.close());

describe("an anonymous tip", () => {
  const told = "Trucks without plates wait behind the mill at Talat.";

  test("is explained before anything is typed, asks for nobody's name and no consent, and is sealed to those who watch, not to the desk", { timeout: 90_000 }, async () => {
    const { page } = await visitor();
    await page.goto(`${vigie.base}/contact`);
    const doors = page.locator("[data-door]");
    expect(await doors.count()).toBe(2);
    expect(await page.locator("main").innerText()).toContain("nobody asks who you are");
    await page.locator("[data-door='1']").click();
    for (const id of ["author", "contact", "contact-rules"]) expect(await page.locator(`#${id}`).isVisible(), id).toBe(false);
    expect(await page.locator("input[name^=consent-]:visible").count()).toBe(0);
    await page.fill("#what", told);
    await page.fill("#where", "Talat");
    expect(await violationsOn(page)).toEqual([]);
    await finish(page);
    const [row] = await rows();
    expect(row.door).toBe("tip");
    expect(row.key_ids).toContain(analyst.author.signer);
    expect(row.key_ids).not.toContain(desk.officer.author.signer);
    expect((await desk.officer.person.get("/api/sealed-submissions")).body.items).toEqual([]);
  });

  test("is opened by an analyst, who is led to a report and to no case", { timeout: 60_000 }, async () => {
    const page = await (await vigie.visit(analyst.person)).newPage();
    await page.goto(`${vigie.base}/inbox`);
    await page.getByLabel("Passphrase").fill(testPassphrase);
    await page.getByRole("button", { name: "Open with my key" }).click();
    await page.locator("main table a").first().click();
    await page.getByText(told).first().waitFor();
    expect(await page.getByRole("button", { name: "Open a file" }).count()).toBe(0);
    const toReport = page.locator("main a[href='/reports/new']");
    await toReport.click();
    await page.waitForURL(/\/reports\/new/);
  });
});

describe("what a source reads when coming back", () => {
  test.each([
    ["acted", "Action was taken on it.", [["acknowledge"], ["screen"], ["transfer", { to: "Working Group on enforced disappearances" }]]],
    ["not acted", "It was read, and no action follows.", [["acknowledge"], ["screen"], ["decline", { criterion: "within-mandate" }], ["conclude"]]],
  ] as const)("%s: after each step of the desk the status in words, and never why or to whom", { timeout: 120_000 }, async (_name, last, steps) => {
    const { page } = await visitor();
    const words = await sendAs(page, { what: "They took her at dawn.", author: "Her sister" }, { raise: "yes", share: "yes" });
    const status = async () => {
      await comeBack(page, words);
      return page.locator("[data-status]").innerText();
    };
    expect(await status()).toBe("Received. Its examination has not begun yet.");
    const filed = (await rows()).filter(({ door }) => door === "submission").toSorted((one, other) => (one.status === "received" ? -1 : other.status === "received" ? 1 : 0))[0];
    const { person } = desk.officer;
    const consent = { raise: "yes", nameToState: "no", nameInPublic: "no", share: "yes", contactAgain: "no", notedOn: "2026-11-30" } as const;
    let { body: file } = await person.send("POST", "/api/submissions", { compartmentId: desk.office, content: aSubmission({ sealedId: filed.id, filedOn: filed.filed_on, consent }) });
    expect(await status()).toBe("Under review.");
    for (const [step, input] of steps) {
      const taken = await person.send("POST", `/api/submissions/${file.id}/steps/${step}`, { reason: "as the checklist says", input: input ?? {} }, file.version);
      expect([step, taken.status, taken.status === 200 ? "" : taken.text]).toEqual([step, 200, ""]);
      file = taken.body;
    }
    expect(await status()).toBe(last);
    const seen = await page.locator("body").innerText();
    for (const secret of ["Working Group", "within-mandate", "checklist"]) expect(seen).not.toContain(secret);
  });
});
