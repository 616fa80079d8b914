import { neighbors } from "topojson-client";
import { readAtlas } from "./atlas.ts";

/** Countries that share a border on land, by their codes, as the small map of the world draws them: a fact for statistics, not a statement on any border. */
export function neighboursByCountry(): ReadonlyMap<string, readonly string[]> {
  const { parts } = readAtlas();
  const beside = neighbors(parts.map(({ shape }) => ({ ...shape, bbox: undefined })));
  const found = new Map<string, Set<string>>();
  parts.forEach(({ iso3 }, index) => {
    const others = found.get(iso3) ?? new Set<string>();
    for (const other of beside[index] ?? []) {
      const neighbour = parts[other]?.iso3;
      if (neighbour !== undefined && neighbour !== iso3) others.add(neighbour);
    }
    found.set(iso3, others);
  });
  return new Map([...found].map(([iso3, others]) => [iso3, [...others].toSorted()]));
}
