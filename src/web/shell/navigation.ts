import { navEntries, type NavEntry, type ScreenRoute } from "../routes.ts";

export type NavLink = { readonly entry: NavEntry; readonly path: string; readonly titleKey: string };

/** The navigation follows the routes: no entry leads nowhere. */
export function navLinks(routes: readonly ScreenRoute[]): NavLink[] {
  return navEntries.flatMap((entry) => {
    const route = routes.find(({ nav }) => nav === entry);
    return route ? [{ entry, path: route.path, titleKey: `web.nav.${entry}` }] : [];
  });
}

/** The entry a person is under: the longest path that the address begins with, whole steps only. */
export function currentEntry(links: readonly NavLink[], path: string): NavEntry | undefined {
  const above = links.filter((link) => path === link.path || (link.path === "/" ? false : path.startsWith(`${link.path}/`)));
  return above.toSorted((a, b) => b.path.length - a.path.length)[0]?.entry;
}
