import type { CDPSession, Page } from "playwright-core";

/** The satellite link of the UI guide: 512 kbit/s down, 128 up, 600 ms there and back. */
const satellite = { offline: false, latency: 600, downloadThroughput: 512_000 / 8, uploadThroughput: 128_000 / 8 };

type Asked = { readonly address: string; finishedAt?: number; bytes: number; head: number };
type Line = { readonly asked: Map<string, Asked>; readonly held: string[] };
export type Visit = {
  readonly seconds: number;
  /** Kilobytes that had come when what was waited for stood on the page: bodies as they travel, and the heads before them. */
  readonly bodies: number;
  readonly heads: number;
  readonly addresses: readonly string[];
};

/**
 * Opens a page over a slow line on which there are two levels only: the page, and what is asked for before any answer but the page
 * has come. Whatever is asked for later never gets an answer. What then stands on the page needed two waits, on every machine,
 * however fast it is; the bytes are those of these two levels.
 */
export async function visitInTwoLevels(page: Page, address: string, awaited: string): Promise<Visit> {
  const line = await page.context().newCDPSession(page);
  const { asked, held } = await listen(line);
  await line.send("Network.emulateNetworkConditions", satellite);
  await page.addInitScript((selector) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      performance.mark("awaited");
    }).observe(document, { childList: true, subtree: true });
  }, awaited);
  await page.goto(address, { waitUntil: "commit" });
  await page.locator(awaited).first().waitFor({ timeout: 45_000 }).catch((cause: unknown) => {
    throw new Error(`after two levels there is no ${awaited}; what was asked for on a third: ${held.join(" ")}`, { cause });
  });
  const seconds = (await page.evaluate(() => performance.getEntriesByName("awaited")[0]?.startTime ?? Number.NaN)) / 1_000;
  const come = [...asked.values()].filter(({ finishedAt }) => finishedAt !== undefined);
  const kilobytes = (sum: (one: Asked) => number) => come.reduce((total, one) => total + sum(one), 0) / 1_000;
  return { seconds, bodies: kilobytes(({ bytes, head }) => bytes - head), heads: kilobytes(({ head }) => head), addresses: [...asked.values()].map((one) => one.address) };
}

async function listen(line: CDPSession): Promise<Line> {
  const asked = new Map<string, Asked>();
  const held: string[] = [];
  let first: string | undefined;
  line.on("Network.requestWillBeSent", ({ requestId, request }) => {
    first ??= requestId;
    asked.set(requestId, { address: request.url, bytes: 0, head: 0 });
  });
  line.on("Network.responseReceived", ({ requestId, response }) => {
    const one = asked.get(requestId);
    if (one) one.head = response.encodedDataLength;
  });
  line.on("Network.loadingFinished", ({ requestId, timestamp, encodedDataLength }) => {
    const one = asked.get(requestId);
    if (one) Object.assign(one, { finishedAt: timestamp, bytes: encodedDataLength });
  });
  line.on("Fetch.requestPaused", ({ requestId, request }) => {
    const hasCome = [...asked].some(([id, { finishedAt }]) => id !== first && finishedAt !== undefined);
    if (hasCome) held.push(request.url);
    else void line.send("Fetch.continueRequest", { requestId });
  });
  await line.send("Network.enable");
  await line.send("Fetch.enable");
  return { asked, held };
}
