import { brotliCompressSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Certificate, KeyStatement } from "#platform/rules/sealing/certificate.ts";
import { makeKeyPair, type KeyPair } from "#platform/rules/sealing/hybrid.ts";
import { digestOfCertificate, vouchForLog } from "#platform/rules/sealing/key-list.ts";
import { makeSigningPair } from "#platform/rules/sealing/signing.ts";
import { openSealed } from "#platform/rules/sealing/sealed-content.ts";
import { givenOwnKeys } from "../../testing/sealed-office.ts";
import { violationsOn } from "../../testing/served.ts";
import type { ProvenKeys } from "./contract.ts";
import { contactLanguageCodes, readContactWords } from "./api/contact-words.ts";
import { messageField, submissionField } from "./model/sealed-submission.ts";
import { openContactVisits, type ContactVisits } from "../../testing/contact-visits.ts";

/** The public page itself: its languages, its weight, its way without scripts, and what it refuses of a server that lies. */
let { vigie, desk, visitor, sendAs, comeBack }: ContactVisits = {} as ContactVisits;
beforeAll(async () => {
  ({ vigie, desk, visitor, sendAs, comeBack } = await openContactVisits());
}, 120_000);
afterAll(() => vigie.close());

describe("the public page", () => {
  test.each(contactLanguageCodes)("in %s has a sentence for everything, no violation and no key instead of words", async (language) => {
    const words = readContactWords();
    expect(Object.keys(words[language]).toSorted()).toEqual(Object.keys(words.en).toSorted());
    const { page } = await visitor(language);
    await page.goto(`${vigie.base}/contact`);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    expect(await page.locator("h1").innerText()).toBe(words[language]["heading"]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const context = await vigie.browser.newContext({ locale: language, bypassCSP: true });
    const looked = await context.newPage();
    await looked.goto(`${vigie.base}/contact`);
    expect(await violationsOn(looked)).toEqual([]);
    await looked.locator("[data-door='0']").click();
    await looked.locator("#what").waitFor();
    expect(await violationsOn(looked, { contrast: false })).toEqual([]);
  });

  test("is at most 20 KB at first, and everything to write and seal with at most 150 KB", async () => {
    const { page } = await visitor();
    const sizes = new Map<string, number>();
    // What a page that is left answered last can no longer be read; it was counted when the page was opened.
    page.on("response", (response) => void response.body().then((body) => sizes.set(new URL(response.url()).pathname, brotliCompressSync(body).length), () => undefined));
    await page.goto(`${vigie.base}/contact`, { waitUntil: "networkidle" });
    const first = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(first).toBeLessThanOrEqual(20_000);
    await sendAs(page, { what: "something" });
    expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
  });

  test("S43: over 256 kbit/s and 600 ms a submission is written, sealed and has arrived within 20 seconds", { timeout: 60_000 }, async () => {
    const { page, context } = await visitor();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", { offline: false, latency: 600, downloadThroughput: 32_000, uploadThroughput: 32_000 });
    const start = performance.now();
    await sendAs(page, { what: "Sent over a satellite, between two power cuts." });
    expect((performance.now() - start) / 1_000).toBeLessThanOrEqual(20);
  });

  test("S43: is whole without WebAssembly, service workers, storage and passkeys, in a browser that has none of them", { timeout: 60_000 }, async () => {
    const { page, context } = await visitor();
    await context.addInitScript(() => {
      const none = (owner: object, name: string) => Object.defineProperty(owner, name, { get: () => undefined });
      for (const name of ["WebAssembly", "localStorage", "sessionStorage", "indexedDB", "caches", "PublicKeyCredential", "cookieStore"]) none(globalThis, name);
      for (const name of ["serviceWorker", "credentials", "storage", "locks"]) none(Navigator.prototype, name);
      none(Document.prototype, "cookie");
    });
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    const words = await sendAs(page, { what: "From an old browser." });
    expect(await page.evaluate(() => [typeof WebAssembly, typeof navigator.serviceWorker])).toEqual(["undefined", "undefined"]);
    await comeBack(page, words);
    expect(await page.locator("[data-status]").innerText()).toBe("Received. Its examination has not begun yet.");
    expect(faults).toEqual([]);
  });

  test("S43: without JavaScript it warns, seals on the server, gives the words, and shows what became of it", async () => {
    const { page } = await visitor("fr", { javaScriptEnabled: false });
    await page.goto(`${vigie.base}/contact`);
    expect(await page.locator("noscript, main").last().innerText()).toContain("protège moins");
    // What is true with the script alone is not said without it.
    expect(await page.locator("main").innerText()).not.toContain("Ce serveur ne peut pas le lire");
    expect(await page.locator("main").innerText()).not.toContain("trois fois");
    await page.locator("[data-continue]").click();
    await page.getByText("Veuillez écrire ce qui s’est passé").waitFor();
    await page.fill("#what", "zebrasans script");
    await page.fill("#author", "zebraauteur");
    await page.locator("[data-continue]").click();
    const words = await page.locator("ol.code li").allInnerTexts();
    expect(words).toHaveLength(12);
    const { rows: boxes } = await sql<any>`select id, sealed from protection.sealed_submission`.execute(vigie.house.database.worker.db);
    const texts = await Promise.all(boxes.filter((box) => box.sealed !== null).map(async ({ id, sealed }) => JSON.parse(new TextDecoder().decode((await openSealed(sealed, [desk.recovery.identity], { organisation: desk.root.signer, compartment: desk.office, record: id, field: submissionField, version: 1 })).content))));
    expect(texts.find(({ what }) => what === "zebrasans script")).toMatchObject({ wasSealedByServer: true, author: "zebraauteur", language: "fr" });
    await page.goto(`${vigie.base}/contact`);
    await page.fill("#receipt", words.join(" "));
    await page.locator("form[data-step=return] button").click();
    await page.getByText("Reçu. Son examen n’a pas encore commencé.").waitFor();
    await page.fill("#more", "zebrasuite");
    await page.locator("form:has(#more) button").click();
    await page.getByText("C’est arrivé, et verrouillé.").waitFor();
    const { rows: further } = await sql<any>`select submission_id, number, sealed from protection.sealed_message where direction = 'from-source'`.execute(vigie.house.database.worker.db);
    const said = await Promise.all(further.map(async ({ submission_id: record, number, sealed }) => new TextDecoder().decode((await openSealed(sealed, [desk.recovery.identity], { organisation: desk.root.signer, compartment: desk.office, record, field: messageField, version: number })).content)));
    expect(said.map((text) => JSON.parse(text).text)).toContain("zebrasuite");
    await page.locator("[data-wish=withdraw-consent] input[type=checkbox]").check();
    await page.locator("[data-wish=withdraw-consent] button").click();
    await page.getByText("Vous avez retiré votre consentement").waitFor();
    expect(await page.locator("[data-wish=withdraw-consent]").count()).toBe(0);
    await page.locator("[data-wish=delete] input[type=checkbox]").check();
    await page.locator("[data-wish=delete] button").click();
    await page.getByText("Vous avez tout fait supprimer.").waitFor();
    await page.goto(`${vigie.base}/contact`);
    await page.fill("#receipt", "rien de tel");
    await page.locator("form[data-step=return] button").click();
    await page.getByText("Ce ne sont pas les douze mots").waitFor();
  });

  describe("S31: nothing is sealed to a key", () => {
    type Keys = ProvenKeys & { organisation: NonNullable<ProvenKeys["organisation"]> };
    const intruder = makeSigningPair();
    let pair: KeyPair;
    beforeAll(async () => {
      pair = await makeKeyPair();
    });
    /** A certificate the root itself has signed, for a key whose secret somebody else holds: what a root that was talked into it, in secret, would give. */
    const secretly = (over: Partial<KeyStatement> = {}) => desk.certificateFor({ ...desk.officer, pair, author: intruder }, { kind: "officer", ...over });
    const offered = (keys: Keys, certificate: Certificate): Keys => ({ ...keys, certificates: [...keys.certificates, certificate], doors: keys.doors.map((door) => ({ ...door, readers: [...door.readers, certificate.signer] })) });
    const alone = (keys: Keys, certificate: Certificate): Keys => ({ ...keys, certificates: [certificate], doors: keys.doors.map((door) => ({ ...door, readers: [certificate.signer] })) });

    /** What a sender sends, and what the page says, when the server answers this instead of the keys. */
    async function sentTo(change: (keys: Keys) => Keys | Promise<Keys>): Promise<{ keyIds: readonly string[] | undefined; complaint: string }> {
      const { page, context } = await visitor();
      let keyIds: string[] | undefined;
      await page.route("**/api/contact/keys", async (route) => route.fulfill({ json: await change(await (await route.fetch()).json()) }));
      await page.route("**/api/contact/submissions", (route) => {
        ({ keyIds } = route.request().postDataJSON());
        return route.fulfill({ status: 204 });
      });
      await page.goto(`${vigie.base}/contact`);
      await page.locator("[data-door='0']").click();
      await page.fill("#what", "something");
      await page.locator("[data-continue]").click();
      await page.locator("[data-written]").waitFor();
      const words = await page.locator("[data-receipt] li").allInnerTexts();
      await page.locator("[data-written]").click();
      for (const id of ["first", "second"]) await page.fill(`#${id}`, words[Number(/\d+/.exec(await page.locator(`label[for=${id}]`).innerText())![0]) - 1]!);
      await page.locator("form[data-step=confirm] button").first().click();
      await page.locator("section[data-step=sent] h2, [data-complaint]:not([hidden])").filter({ visible: true }).first().waitFor();
      const complaint = await page.locator("[data-complaint]").innerText();
      await context.close();
      return { keyIds, complaint };
    }
    const refused = { keyIds: undefined, complaint: expect.stringContaining("keys of this page do not fit together") };

    test("while the honest server's are taken", { timeout: 60_000 }, async () => {
      expect(await sentTo((keys) => keys)).toEqual({ keyIds: expect.arrayContaining([desk.officer.author.signer]), complaint: "" });
    });

    test.each<[string, (keys: Keys) => Keys | Promise<Keys>]>([
      ["under another root", (keys) => ({ ...keys, organisation: { ...keys.organisation, root: desk.officer.author.signer } })],
      ["exchanged for another", (keys) => ({ ...keys, certificates: keys.certificates.map((one) => (one.kind === "recovery" ? one : { ...one, recipient: pair.recipient })) })],
      ["that is over", (keys) => alone(keys, secretly({ from: "2020-01-01", until: "2021-01-01" }))],
      ["certified up to the root, but not in the ledger", (keys) => alone(keys, secretly())],
      ["without any proof", (keys) => ({ ...keys, proof: null })],
      ["of a list that a log of the server's own has signed", (keys) => ({ ...keys, organisation: { ...keys.organisation, log: vouchForLog(intruder.secret, intruder.signer, keys.organisation.log!.key) } })],
      ["of a list to which one was added afterwards", async (keys) => {
        const certificate = secretly();
        return { ...offered(keys, certificate), proof: { ...keys.proof!, list: { ...keys.proof!.list, certificates: [...keys.proof!.list.certificates, await digestOfCertificate(certificate)] } } };
      }],
      ["of a list of another day, in which one stands that was ended since", (keys) => ({ ...keys, proof: { ...keys.proof!, list: { ...keys.proof!.list, day: "2026-01-01" } } })],
    ])("%s", { timeout: 60_000 }, async (_what, change) => {
      expect(await sentTo(change)).toEqual(refused);
    });

    test("that was added to the others: they are sealed to, and it is not", { timeout: 60_000 }, async () => {
      const { keyIds } = await sentTo((keys) => offered(keys, secretly()));
      expect(keyIds).toContain(desk.officer.author.signer);
      expect(keyIds).not.toContain(intruder.signer);
    });

    test("that was ended, though the server goes on offering it with the certificate that once stood in the ledger", { timeout: 60_000 }, async () => {
      const leaver = await givenOwnKeys(await vigie.house.person({ roles: { [desk.office]: ["desk"] }, name: "Selma Aydin" }));
      const certificate = desk.certificateFor(leaver);
      expect((await desk.officer.person.send("POST", "/api/sealing/certificates", { certificate })).status).toBe(201);
      expect((await sentTo((keys) => keys)).keyIds).toContain(leaver.author.signer);
      const { body } = await desk.officer.person.get("/api/sealing");
      const id = body.certificates.find((one: { certificate: Certificate }) => one.certificate.signer === leaver.author.signer).id;
      expect((await desk.officer.person.send("POST", `/api/sealing/certificates/${id}/revocation`, { reason: "left" })).status).toBe(204);
      const { keyIds } = await sentTo((keys) => offered(keys, certificate));
      expect(keyIds).toContain(desk.officer.author.signer);
      expect(keyIds).not.toContain(leaver.author.signer);
      expect(await sentTo((keys) => alone(keys, certificate))).toEqual(refused);
    });
  });
});
