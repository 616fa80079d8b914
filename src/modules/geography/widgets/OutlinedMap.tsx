import { useCallback, useMemo } from "react";
import { WorldMap, type WorldMapProps } from "#ui/map/WorldMap.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { countryName } from "../model/countries.ts";
import { mapNotes, worldOutline } from "../model/outline.ts";

export type OutlinedMapProps = Omit<WorldMapProps, "outline" | "nameOfCountry" | "notes" | "dashedNote" | "around"> & {
  /** ISO 3166 alpha-3 code of the country seen at first. */
  country?: string;
  /** Begins with the cells filling the picture, for a few of them that lie close together. */
  isCloseUp?: boolean;
};

const outline = worldOutline();
const dashed = "geography.map-dashed-lines";

/** The outline of the world with the names of countries in the reader's language and the notes that every map carries. */
export function OutlinedMap({ country, isCloseUp = false, ...map }: OutlinedMapProps) {
  const t = useMessages();
  const { language } = useLanguage();
  const nameOfCountry = useCallback((iso3: string) => countryName(iso3, language), [language]);
  const drawn = useMemo(
    () => ({
      countries: outline.countries.map(({ iso3, geometry }) => ({ id: iso3, geometry })),
      borders: outline.borders,
      disputed: outline.disputed.map(({ noteKey, line }) => ({ line, note: t(noteKey) })),
    }),
    [t],
  );
  return (
    <WorldMap
      {...map}
      outline={drawn}
      nameOfCountry={nameOfCountry}
      notes={mapNotes.filter((key) => key !== dashed).map((key) => t(key))}
      dashedNote={t(dashed)}
      around={isCloseUp ? aroundCells(map.cells) : (drawn.countries.find(({ id }) => id === country)?.geometry ?? (country === undefined ? undefined : aroundKnown(map)))}
    />
  );
}

/** A country that the outline does not have, such as an invented one, is found by what is known of it. */
function aroundKnown({ areas = [], cells }: Pick<OutlinedMapProps, "areas" | "cells">): WorldMapProps["around"] {
  return areas.length > 0 ? { type: "GeometryCollection", geometries: areas.map(({ geometry }) => geometry) } : aroundCells(cells);
}

function aroundCells(cells: OutlinedMapProps["cells"] = []): WorldMapProps["around"] {
  return { type: "MultiPoint", coordinates: cells.map(({ lat, lon }) => [lon, lat]) };
}
