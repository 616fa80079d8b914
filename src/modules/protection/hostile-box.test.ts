import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openContactVisits, type ContactVisits } from "../../testing/contact-visits.ts";
import { hostileTexts, markupFromText, watchForScripts } from "../../testing/hostile-text.ts";
import { testPassphrase } from "../../testing/sealed-office.ts";

/** S52 for what a stranger sends: nobody has read it before it is opened in the browser that holds the keys of the desk. */
let { vigie, desk, visitor, finish, comeBack }: ContactVisits = {} as ContactVisits;
beforeAll(async () => {
  ({ vigie, desk, visitor, finish, comeBack } = await openContactVisits());
}, 120_000);
afterAll(() => vigie.close());

const all = hostileTexts.join("\n");
const fields = ["what", "victim", "perpetrator", "when", "where", "steps", "wanted", "author", "contact", "contact-rules"];

describe("S52: a submission full of scripts", () => {
  test("runs neither where it is written, nor in the inbox, the opened box, its files and its file at the desk, nor in the answer", { timeout: 120_000 }, async () => {
    const { page, context } = await visitor();
    const ranAtSource = await watchForScripts(context);
    await page.goto(`${vigie.base}/contact`);
    await page.locator("[data-door='0']").click();
    for (const id of fields) await page.fill(`#${id}`, all);
    const name = `${hostileTexts[0]!.replaceAll("/", "\u2215")}.txt`;
    await page.locator("[data-step=write] [data-file]").setInputFiles([{ name, mimeType: "text/html", buffer: Buffer.from(all) }]);
    await page.locator("[data-step=write] [data-file-list] li").getByRole("checkbox").check();
    expect(await markupFromText(page)).toEqual([]);
    const words = await finish(page);

    const atDesk = await vigie.visit(desk.officer.person);
    const ranAtDesk = await watchForScripts(atDesk);
    const staff = await atDesk.newPage();
    await staff.goto(`${vigie.base}/inbox`);
    await staff.getByLabel("Passphrase").fill(testPassphrase);
    await staff.getByRole("button", { name: "Open with my key" }).click();
    await staff.locator("main table a").first().waitFor();
    await staff.getByLabel("Words in the text").fill("alert(1)");
    expect(await staff.locator("main table").innerText()).toContain("<script>alert(1)</script>");
    expect(await markupFromText(staff)).toEqual([]);
    await staff.locator("main table a").first().click();
    await staff.getByRole("button", { name: /^Open: / }).first().click();
    await staff.getByRole("button", { name: /^Save on this device: / }).waitFor();
    const [download] = await Promise.all([staff.waitForEvent("download"), staff.getByRole("button", { name: /^Save on this device: / }).click()]);
    expect(download.suggestedFilename(), "a file that says it is a page is saved and not opened").not.toMatch(/\.html?$|[<>]/);
    await staff.getByLabel("Answer the source").fill(all);
    await staff.getByRole("button", { name: "Seal and send" }).click();
    await staff.getByText("{{constructor").nth(fields.length).waitFor();
    expect(await markupFromText(staff)).toEqual([]);
    await staff.getByRole("radio", { name: "yes" }).check();
    await staff.getByRole("button", { name: "Open a file" }).click();
    await staff.getByText("The desk knows who wrote.").waitFor();
    expect(await markupFromText(staff)).toEqual([]);

    await comeBack(page, words);
    await page.locator("[data-messages]").getByText("{{constructor").waitFor();
    expect(await markupFromText(page)).toEqual([]);
    expect([...ranAtSource, ...ranAtDesk]).toEqual([]);
  });

  test("S51: a picture that came sealed is shown as pixels, painted at the address of attached files where nobody is signed in, and only when asked for", { timeout: 120_000 }, async () => {
    const { page } = await visitor();
    await page.goto(`${vigie.base}/contact`);
    await page.locator("[data-door='0']").click();
    await page.fill("#what", "A picture of the mill");
    const drawn = await vigie.browser.newPage({ viewport: { width: 300, height: 200 } });
    await drawn.setContent('<body style="background: linear-gradient(90deg, #a00, #00a)">');
    await page.locator("[data-step=write] [data-file]").setInputFiles([{ name: "mill.png", mimeType: "image/png", buffer: await drawn.screenshot({ type: "png" }) }]);
    await page.locator("[data-step=write] [data-file-list] li").waitFor();
    await finish(page);

    const atDesk = await vigie.visit(desk.officer.person);
    const staff = await atDesk.newPage();
    const sentThere: string[] = [];
    staff.on("request", (request) => void (request.url().startsWith(vigie.house.filesOrigin) && sentThere.push(`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ""}`)));
    await staff.goto(`${vigie.base}/inbox`);
    await staff.getByLabel("Passphrase").fill(testPassphrase);
    await staff.getByRole("button", { name: "Open with my key" }).click();
    await staff.locator("main table a", { hasText: "A picture of the mill" }).or(staff.locator("main table tr", { hasText: "A picture of the mill" }).locator("a")).first().click();
    await staff.getByRole("button", { name: /^Open: / }).first().click();
    expect(sentThere).toEqual([]);
    await staff.getByRole("button", { name: "Show mill.png" }).click();
    const frame = await (await staff.locator("main iframe").elementHandle())?.contentFrame();
    await frame!.waitForSelector("canvas");
    const colours = await frame!.evaluate(() => {
      const canvas = document.querySelector("canvas")!;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      return new Set(Array.from({ length: data.length / 4 }, (_, at) => data.slice(at * 4, at * 4 + 3).join())).size;
    });
    expect(colours).toBeGreaterThan(50);
    // The page that paints is fetched; the picture goes to it inside the browser, and to no server.
    expect(sentThere).toEqual(["GET /canvas "]);
  });

  test("nor in the answer to a form without scripts, and in the page that gives it back after a slip", { timeout: 60_000 }, async () => {
    // The page would run scripts; what it was sent by is a form of its own, as a browser without them sends it.
    const { page, context } = await visitor();
    const ran = await watchForScripts(context);
    for (const receipt of ["heron heron", ""]) {
      const form = new URLSearchParams({ language: "en", receipt, ...Object.fromEntries(fields.map((id) => [id, all])) });
      const answer = await fetch(`${vigie.base}/contact/search`, { method: "POST", body: form, redirect: "manual", headers: { origin: vigie.base, "sec-fetch-site": "same-origin" } });
      expect(answer.status).toBe(303);
      await page.goto(new URL(answer.headers.get("location")!, vigie.base).href);
      expect(await markupFromText(page)).toEqual([]);
    }
    expect(ran).toEqual([]);
  });
});
