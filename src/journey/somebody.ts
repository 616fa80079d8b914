import type { Locator, Page } from "playwright-core";
import type { Stage } from "./stage.ts";

/** A person at their own screen. They know words and where they stand on the page, and nothing of what is behind it. */
export type Somebody = Readonly<{
  name: string;
  page: Page;
  main: Locator;
  dialog: Locator;
  /** Chooses a passkey on the page of the personal link, which may be open already. */
  arrive(link?: string): Promise<void>;
  signIn(): Promise<void>;
  /** An entry of the main navigation. */
  go(entry: string): Promise<void>;
  /** A tab of the page or of the record. */
  turnTo(tab: string): Promise<void>;
  press(button: string, within?: Locator): Promise<void>;
  follow(link: string | RegExp, within?: Locator): Promise<void>;
  fill(label: string, text: string, within?: Locator): Promise<void>;
  choose(label: string, option: string, within?: Locator): Promise<void>;
  fillDate(group: string, date: PartialDate, within?: Locator): Promise<void>;
  /** Stands before the page of this name. */
  arriveAt(title: string | RegExp): Promise<void>;
  /** Waits until the words are there to be read. */
  read(words: string | RegExp, within?: Locator): Promise<void>;
  /** Takes a step of the record on the screen, in the dialog that asks about it. */
  step(name: string, reason?: string, fill?: () => Promise<void>): Promise<void>;
}>;
export type PartialDate = { readonly day?: number; readonly month?: number; readonly year: number };

export async function somebody(stage: Stage, name: string): Promise<Somebody> {
  const page = await stage.browser();
  const main = page.getByRole("main");
  const dialog = page.getByRole("dialog");
  const read = async (words: string | RegExp, within: Locator = main) => within.getByText(words).filter({ visible: true }).first().waitFor();
  // Asked at every frame: the usual waiting looks ever more rarely, and most of a journey would be waiting for the next look.
  const settle = async () => void (await page.waitForFunction(() => document.querySelector("main h1") !== null && document.querySelector("[class*=skeleton]") === null));
  const arriveAt = async (title: string | RegExp) => {
    const wanted = typeof title === "string" ? { text: title, pattern: null } : { text: null, pattern: title.source };
    await page.waitForFunction(({ text, pattern }) => {
      const shown = document.querySelector("main h1")?.textContent ?? "";
      return pattern === null ? shown === text : new RegExp(pattern).test(shown);
    }, wanted);
    await settle();
  };
  const press = async (button: string, within: Locator = main) => within.getByRole("button", { name: button, exact: true }).click();
  const follow = async (link: string | RegExp, within: Locator = main) => within.getByRole("link", { name: link, exact: typeof link === "string" }).first().click().then(settle);
  return {
    name, page, main, dialog, read, press, follow, arriveAt,
    arrive: async (link) => {
      if (link !== undefined) await page.goto(link);
      await page.getByRole("button", { name: "Register a passkey" }).click();
      await arriveAt("Watch");
    },
    signIn: async () => {
      await page.goto(`${stage.base}/sign-in`);
      await page.getByRole("button", { name: "Sign in with a passkey" }).click();
      await arriveAt("Watch");
    },
    go: async (entry) => {
      await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: entry, exact: true }).click();
      await settle();
    },
    turnTo: async (tab) => main.getByRole("navigation").getByRole("link", { name: new RegExp(`^${tab}( \\d+)?$`) }).click().then(settle),
    fill: async (label, text, within = main) => within.getByRole("textbox", { name: new RegExp(`^${escaped(label)}( \\(required\\))?$`) }).fill(text),
    choose: async (label, option, within = main) => {
      const select = within.getByRole("combobox", { name: new RegExp(`^${escaped(label)}( \\(required\\))?$`) });
      const value = await select.getByRole("option", { name: option, includeHidden: true }).first().getAttribute("value");
      await select.selectOption(value);
    },
    fillDate: async (group, { day, month, year }, within = main) => {
      const fields = within.getByRole("group", { name: new RegExp(`^${escaped(group)}( \\(required\\))?$`) });
      await fields.getByLabel("Day").fill(String(day ?? ""));
      await fields.getByLabel("Month").fill(String(month ?? ""));
      await fields.getByLabel("Year").fill(String(year));
    },
    step: async (step, reason, fill) => {
      await press(step, main.getByRole("group", { name: "What can be done now" }));
      await fill?.();
      if (reason !== undefined) await dialog.getByLabel("Why").fill(reason);
      await dialog.locator("button[type=submit]").click();
      await dialog.waitFor({ state: "hidden" });
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
