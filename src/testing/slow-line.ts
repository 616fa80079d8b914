import type { CDPSession, Page } from "playwright-core";

/** The satellite link of the UI guide: 512 kbit/s down, 128 up, 600 ms there and back. */
export const satellite = { offline: false, latency: 600, downloadThroughput: 512_000 / 8, uploadThroughput: 128_000 / 8 };
/** The worse one, on which the first visit has a second more. */
export const poorSatellite = { ...satellite, downloadThroughput: 256_000 / 8 };
/** None: what the machine itself takes. */
const atOnce = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
type Speed = typeof satellite;

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
export async function visitInTwoLevels(page: Page, address: string, awaited: string, speed: Speed = satellite): Promise<Visit> {
  const line = await page.context().newCDPSession(page);
  const { asked, held } = await listen(line);
  await line.send("Network.emulateNetworkConditions", speed);
  await markWhen(page, awaited);
  await page.goto(address, { waitUntil: "commit" });
  await page.locator(awaited).first().waitFor({ timeout: 45_000 }).catch((cause: unknown) => {
    throw new Error(`after two levels there is no ${awaited}; what was asked for on a third: ${held.join(" ")}`, { cause });
  });
  const seconds = await secondsUntilAwaited(page);
  const come = [...asked.values()].filter(({ finishedAt }) => finishedAt !== undefined);
  const kilobytes = (sum: (one: Asked) => number) => come.reduce((total, one) => total + sum(one), 0) / 1_000;
  return { seconds, bodies: kilobytes(({ bytes, head }) => bytes - head), heads: kilobytes(({ head }) => head), addresses: [...asked.values()].map((one) => one.address) };
}

async function markWhen(page: Page, awaited: string): Promise<void> {
  await page.addInitScript((selector) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      performance.mark("awaited");
    }).observe(document, { childList: true, subtree: true });
  }, awaited);
}

async function secondsUntilAwaited(page: Page): Promise<number> {
  return (await page.evaluate(() => performance.getEntriesByName("awaited")[0]?.startTime ?? Number.NaN)) / 1_000;
}

export type Repeated = { readonly seconds: number; /** Of which the machine takes this much when the line takes nothing. */ readonly ofMachine: number; readonly travelled: readonly string[] };

/** Opens an address again in a browser that was there before, over the satellite link and then over none; `travelled` is what the browser had not kept. */
export async function visitAgain(page: Page, address: string, awaited: string): Promise<Repeated> {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  await markWhen(page, awaited);
  const travelled: string[] = [];
  const kept = new Set<string>();
  line.on("Network.requestServedFromCache", ({ requestId }) => kept.add(requestId));
  line.on("Network.responseReceived", ({ requestId, response }) => !response.fromDiskCache && !kept.has(requestId) && travelled.push(response.url));
  const open = async (speed: Speed) => {
    await line.send("Network.emulateNetworkConditions", speed);
    await page.goto(address, { waitUntil: "commit" });
    await page.locator(awaited).first().waitFor({ timeout: 45_000 });
    return secondsUntilAwaited(page);
  };
  const seconds = await open(satellite);
  const first = [...travelled];
  return { seconds, ofMachine: await open(atOnce), travelled: first };
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
