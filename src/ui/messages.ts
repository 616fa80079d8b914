import { setupI18n, type Messages } from "@lingui/core";
import { createElement, Fragment, useCallback, useSyncExternalStore, type ReactNode } from "react";

export type Direction = "ltr" | "rtl";
export type Values = Readonly<Record<string, unknown>>;
export type Translate = (key: string, values?: Values) => string;
type Loader = () => Promise<{ readonly messages: Messages }>;
type State = { readonly language: string; readonly direction: Direction };

/** Order of the United Nations, each in its own name. Only those with a catalogue are offered. */
const nativeNames = [
  { code: "ar", name: "عربي" },
  { code: "zh", name: "中文" },
  { code: "en", name: "English" },
  { code: "fr", name: "Français" },
  { code: "ru", name: "Русский" },
  { code: "es", name: "Español" },
] as const;

const storageKey = "vigie.language";
const i18n = setupI18n();
/** Loaders by language and volume; the volume `core` is there whenever a language is. */
const loaders = new Map<string, Readonly<Record<string, Loader>>>();
const wantedVolumes = new Set(["core"]);
const listeners = new Set<() => void>();
let state: State = { language: "en", direction: "ltr" };

/** Says where the catalogues are. The entry point calls it once: only it knows which modules there are. */
export function provideCatalogues(catalogues: Readonly<Record<string, Readonly<Record<string, Loader>>>>): void {
  for (const [language, volumes] of Object.entries(catalogues)) loaders.set(language, volumes);
}

/** Loads a catalogue, then shows everything in that language. `lang` and `dir` stand on the document only. */
export async function loadLanguage(language: string): Promise<void> {
  const volumes = loaders.get(language);
  if (!volumes) throw new RangeError(`there is no catalogue for ${language}`);
  const loaded = await Promise.all([...wantedVolumes].map((volume) => volumes[volume]?.()));
  i18n.loadAndActivate({ locale: language, messages: Object.assign({}, ...loaded.map((one) => one?.messages)) });
  state = { language, direction: directionOf(language) };
  document.documentElement.lang = language;
  document.documentElement.dir = state.direction;
  for (const listener of listeners) listener();
}

const volumePromises = new Map<string, Promise<void>>();

/** The sentences of a room's screens, loaded with the first of them; the promise is the same one every time, so that React can wait on it. */
export function loadVolume(volume: string): Promise<void> {
  const known = volumePromises.get(volume);
  if (known) return known;
  wantedVolumes.add(volume);
  const loading = loadInto(state.language, volume);
  volumePromises.set(volume, loading);
  return loading;
}

async function loadInto(language: string, volume: string): Promise<void> {
  const loaded = await loaders.get(language)?.[volume]?.();
  if (loaded) i18n.load(language, loaded.messages);
}

/** Everything else that the language has, for lists that name screens nobody has opened yet. */
export function loadAllVolumes(): Promise<unknown> {
  return Promise.all(Object.keys(loaders.get(state.language) ?? {}).map(loadVolume));
}

export function directionOf(language: string): Direction {
  return language.startsWith("ar") ? "rtl" : "ltr";
}

export function currentLanguage(): string {
  return state.language;
}

/** What this device used last, else what the server wrote the page in: the language of the account, whose words the page names already. */
export function preferredLanguage(): string {
  return [storedLanguage(), document.documentElement.lang].find((language) => language !== null && loaders.has(language)) ?? "en";
}

export function hasStoredLanguage(): boolean {
  return storedLanguage() !== null;
}

function storedLanguage(): string | null {
  return localStorage.getItem(storageKey);
}

export async function chooseLanguage(language: string): Promise<void> {
  await loadLanguage(language);
  localStorage.setItem(storageKey, language);
}

export function useLanguage() {
  const { language, direction } = useSyncExternalStore(subscribe, () => state);
  const languages = nativeNames.filter(({ code }) => loaders.has(code));
  return { language, direction, languages, setLanguage: chooseLanguage };
}

/** The sentence of a key in the active language. A key without a sentence is shown as it is: a build would have refused it. */
export function useMessages(): Translate {
  const { language } = useSyncExternalStore(subscribe, () => state);
  // The language is part of the identity, so that whatever was computed from sentences is computed again.
  return useCallback((key: string, values?: Values) => (language ? i18n._(key, { ...values }) : key), [language]);
}

/** For words outside components: the title of a failed request, a sentence said in the live region. Before there is any language, the key. */
export const say: Translate = (key, values) => (i18n.locale === "" ? key : i18n._(key, { ...values }));

/** A sentence with a link or a name set apart in it: the translator decides where it stands. */
export function useRichMessage(): (key: string, nodes: Readonly<Record<string, ReactNode>>) => ReactNode {
  const t = useMessages();
  return useCallback(
    (key, nodes) => {
      const marks = Object.fromEntries(Object.keys(nodes).map((name) => [name, `\uE000${name}\uE000`]));
      // The marks are of the private-use area: a translator cannot type them by accident.
      const parts = t(key, marks).split("\uE000");
      return parts.map((part, index) => createElement(Fragment, { key: index }, index % 2 === 1 ? nodes[part] : part));
    },
    [t],
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
