import type { AdministrativeArea } from "./area.ts";
import { polygonsOf } from "./geometry.ts";

/** Corners that two outlines of one file share are written with the same digits; a millionth of a degree is a tenth of a metre. */
const digits = 1e6;

/**
 * Areas of one country that border on each other, by code: those whose outlines share two corners or more. Islands, and areas whose outlines are drawn apart from all
 * others, are given all other areas of the country. A fact for statistics, not a statement on any border.
 */
export function neighboursByArea(areas: readonly Pick<AdministrativeArea, "pcode" | "countryIso3" | "geometry">[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const own of Map.groupBy(areas, ({ countryIso3 }) => countryIso3).values()) {
    const shared = sharedCorners(own);
    for (const { pcode } of own) {
      const beside = [...(shared.get(pcode) ?? [])].flatMap(([other, corners]) => (corners >= 2 ? [other] : []));
      found.set(pcode, (beside.length > 0 ? beside : own.flatMap((other) => (other.pcode === pcode ? [] : [other.pcode]))).toSorted());
    }
  }
  return found;
}

function sharedCorners(areas: readonly Pick<AdministrativeArea, "pcode" | "geometry">[]): Map<string, Map<string, number>> {
  const at = new Map<string, Set<string>>();
  for (const { pcode, geometry } of areas) {
    for (const [longitude, latitude] of polygonsOf(geometry).flat(2)) {
      const corner = `${Math.round(longitude * digits)} ${Math.round(latitude * digits)}`;
      at.set(corner, (at.get(corner) ?? new Set<string>()).add(pcode));
    }
  }
  const shared = new Map<string, Map<string, number>>();
  for (const codes of at.values()) {
    for (const one of codes) {
      for (const other of codes) {
        if (one === other) continue;
        const counts = shared.get(one) ?? new Map<string, number>();
        shared.set(one, counts.set(other, (counts.get(other) ?? 0) + 1));
      }
    }
  }
  return shared;
}
