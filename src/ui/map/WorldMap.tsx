import { useSuspenseQuery } from "@tanstack/react-query";
import type { Geometry } from "geojson";
import { useState } from "react";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { MapChoice } from "./MapChoice.tsx";
import { MapControls } from "./MapControls.tsx";
import { MapDrawing } from "./MapDrawing.tsx";
import type { MapArea, MapCell, MapPlace } from "./map-place.ts";
import { wholeView, type View } from "./view.ts";
import { loadCountries, mapSize } from "./world.ts";
import styles from "./WorldMap.module.css";

export type WorldMapProps = {
  title: string;
  summary: string;
  /** What the United Nations says about boundaries; every map carries it. */
  disclaimer: string;
  valueTitle: string;
  fileName: string;
  cells?: readonly MapCell[];
  areas?: readonly MapArea[];
  disputedBorders?: readonly Geometry[];
  /** Name of a country in the active language, by its three-digit ISO 3166 code. */
  nameOfCountry?: (isoNumeric: string) => string | undefined;
  onChoose?: (place: MapPlace) => void;
  chosenId?: string;
};

/** More circles than this are not seen apart, and slow an old laptop; the table and the file hold them all. */
const mostCircles = 2000;
const noCells: readonly MapCell[] = [];
const noAreas: readonly MapArea[] = [];
const noBorders: readonly Geometry[] = [];

export function WorldMap({ cells = noCells, areas = noAreas, disputedBorders = noBorders, nameOfCountry, onChoose, chosenId, ...texts }: WorldMapProps) {
  const t = useMessages();
  const format = useFormat();
  const { data: outlines } = useSuspenseQuery({ queryKey: ["world-outline"], queryFn: loadCountries, staleTime: Number.POSITIVE_INFINITY });
  const [view, setView] = useState<View>(() => wholeView(mapSize));
  const countries = outlines.map((country) => ({ ...country, name: nameOfCountry?.(country.id) ?? country.name }));
  const largestFirst = cells.toSorted((a, b) => b.value - a.value);
  const table = {
    columns: [t("ui.map.place"), texts.valueTitle, t("ui.map.latitude"), t("ui.map.longitude")],
    rows: [
      ...largestFirst.map(({ name, value, lat, lon }) => [name, value, lat, lon]),
      ...areas.map(({ name, level }) => [name, level ?? t("ui.map.not-assessed"), null, null]),
    ],
  };
  return (
    <ChartFrame title={texts.title} summary={texts.summary} table={table} fileName={texts.fileName}>
      <div className={styles["map"]}>
        <MapDrawing
          label={`${texts.title}. ${texts.summary}`}
          view={view}
          onView={setView}
          countries={countries}
          cells={largestFirst.slice(0, mostCircles)}
          areas={areas}
          disputedBorders={disputedBorders}
          onChoose={onChoose}
          chosenId={chosenId}
        />
        <MapControls view={view} onView={setView} />
      </div>
      {cells.length > mostCircles && <p className={styles["note"]}>{t("ui.map.cut", { shown: format.number(mostCircles), total: format.number(cells.length) })}</p>}
      {onChoose && <MapChoice countries={countries} cells={largestFirst} areas={areas} chosenId={chosenId} onChoose={onChoose} />}
      <p className={styles["note"]}>{texts.disclaimer}</p>
    </ChartFrame>
  );
}
