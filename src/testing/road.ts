import { serve, type ServerType } from "@hono/node-server";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "playwright-core";
import { freePort } from "#platform/database/engine/address.ts";
import { serveScreens } from "#platform/http/screens.ts";
import { ensureScreens } from "../web/build.ts";
import { findChromium } from "./chromium.ts";
import { openTestInstallation, type Person, type TestInstallation } from "./installation.ts";
import { chromiumFlags } from "./served.ts";

/** A Vigie that can go out of reach and come back, and devices whose browsers keep their profile on the disk. */
export type Road = {
  readonly base: string;
  readonly house: TestInstallation;
  /** Nothing answers any more, and lines that were open are cut. */
  leave(): Promise<void>;
  arrive(): Promise<void>;
  /** A device of a person; started again with the same folder it is the same device. */
  device(person: Pick<Person, "cookie">, profile: string, options?: { readonly language?: string; readonly isPhone?: boolean }): Promise<BrowserContext>;
  newProfile(): string;
  close(): Promise<void>;
};

/** `isAnswerLost`: the server did what it was asked, and its answer never arrives. */
export async function openRoad({ isAnswerLost = () => false }: { readonly isAnswerLost?: (path: string) => boolean } = {}): Promise<Road> {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const house = await openTestInstallation({ origin: base, screens: serveScreens(await ensureScreens()) });
  const profiles: string[] = [];
  const answer: typeof house.app.fetch = async (request, ...rest) => {
    const response = await house.app.fetch(request, ...rest);
    return isAnswerLost(new URL(request.url).pathname) ? new Response("", { status: 502 }) : response;
  };
  let server: ServerType | undefined;
  const arrive = () => new Promise<void>((resolve) => {
    if (server?.listening) return resolve();
    server = serve({ fetch: answer, port }, () => resolve());
  });
  const leave = () => new Promise<void>((resolve) => {
    server?.close(() => resolve());
    if (server && "closeAllConnections" in server) server.closeAllConnections();
  });
  await arrive();
  return {
    base, house, arrive, leave,
    device: async (person, profile, { language = "en", isPhone = false } = {}) => {
      const context = await chromium.launchPersistentContext(profile, { executablePath: await findChromium(), args: chromiumFlags, locale: language, viewport: isPhone ? { width: 360, height: 740 } : { width: 1280, height: 800 } });
      const [name = "", value = ""] = person.cookie.split("=");
      await context.addCookies([{ name, value, url: base.replace("http:", "https:"), secure: true, httpOnly: true, sameSite: "Strict" }]);
      context.setDefaultTimeout(15_000);
      return context;
    },
    newProfile: () => {
      const folder = mkdtempSync(join(tmpdir(), "vigie-device-"));
      profiles.push(folder);
      return folder;
    },
    close: async () => {
      await leave();
      await house.close();
      for (const folder of profiles) rmSync(folder, { recursive: true, force: true });
    },
  };
}
