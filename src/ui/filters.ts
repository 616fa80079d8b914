import { useLocation, useSearch } from "wouter";

export type Filters<Name extends string> = {
  readonly filters: Readonly<Record<Name, string>>;
  readonly isFiltered: boolean;
  setFilter(name: Name, value: string): void;
  clear(): void;
};

/** Filters live in the address, so that a view can be sent to a colleague. Values equal to their default are left out. */
export function useFilters<Name extends string>(defaults: Readonly<Record<Name, string>>): Filters<Name> {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const filters = readFilters(search, defaults);
  let isFiltered = false;
  for (const name in defaults) if (filters[name] !== defaults[name]) isFiltered = true;
  const go = (query: URLSearchParams) => navigate(query.size > 0 ? `${path}?${query}` : path, { replace: true });
  return {
    filters,
    isFiltered,
    // The address is read at the moment of the change: two changes in one event must not undo each other.
    setFilter: (name, value) => {
      const query = new URLSearchParams(location.search);
      if (value === defaults[name]) query.delete(name);
      else query.set(name, value);
      go(query);
    },
    clear: () => {
      const query = new URLSearchParams(location.search);
      for (const name in defaults) query.delete(name);
      go(query);
    },
  };
}

export function readFilters<Name extends string>(search: string, defaults: Readonly<Record<Name, string>>): Record<Name, string> {
  const query = new URLSearchParams(search);
  const found: Record<Name, string> = { ...defaults };
  for (const name in defaults) found[name] = query.get(name) ?? defaults[name];
  return found;
}
