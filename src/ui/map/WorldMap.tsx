import type { Geometry } from "geojson";
import { useMemo, useState } from "react";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import { Disclosure } from "../page/Disclosure.tsx";
import { MapChoice } from "./MapChoice.tsx";
import { MapControls } from "./MapControls.tsx";
import { MapDrawing } from "./MapDrawing.tsx";
import type { MapArea, MapCell, MapPlace } from "./map-place.ts";
import { viewOf, wholeView, type View } from "./view.ts";
import { mapSize, pathOf, type MapOutline } from "./world.ts";
import styles from "./WorldMap.module.css";

export type WorldMapProps = {
  title: string;
  summary: string;
  outline: MapOutline;
  /** Name of a country in the active language, by the id it has in the outline. */
  nameOfCountry: (id: string) => string;
  /** What the United Nations says about boundaries and names; every map carries it. */
  notes: readonly string[];
  /** What a dashed line means. */
  dashedNote: string;
  valueTitle: string;
  fileName: string;
  cells?: readonly MapCell[];
  areas?: readonly MapArea[];
  /** `outlines`: only lines to find one's way by, saying nothing about a level. */
  areasAre?: "levels" | "outlines";
  /** What is seen at first; the whole world without it. */
  around?: Geometry;
  onChoose?: (place: MapPlace) => void;
  chosenId?: string;
};

/** More circles than this are not seen apart, and slow an old laptop; the table and the file hold them all. */
const mostCircles = 2000;
const noCells: readonly MapCell[] = [];
const noAreas: readonly MapArea[] = [];

export function WorldMap({ outline, nameOfCountry, notes, dashedNote, cells = noCells, areas = noAreas, areasAre = "levels", around, onChoose, chosenId, ...texts }: WorldMapProps) {
  const t = useMessages();
  const format = useFormat();
  const [view, setView] = useState<View>(() => firstView(around));
  const paths = useMemo(() => outline.countries.map(({ id, geometry }) => ({ id, path: pathOf(geometry) ?? "" })), [outline]);
  const countries = useMemo(() => paths.map((country) => ({ ...country, name: nameOfCountry(country.id) })), [paths, nameOfCountry]);
  const largestFirst = useMemo(() => cells.toSorted((a, b) => b.value - a.value), [cells]);
  const circles = useMemo(() => largestFirst.slice(0, mostCircles), [largestFirst]);
  const levelOf = ({ level }: MapArea) => (areasAre === "outlines" ? null : (level ?? t("ui.map.not-assessed")));
  const table = {
    columns: [t("ui.map.place"), texts.valueTitle, t("ui.map.latitude"), t("ui.map.longitude")],
    rows: [
      ...largestFirst.map(({ name, value, lat, lon }) => [name, value, lat, lon]),
      ...areas.map((area) => [area.name, levelOf(area), null, null]),
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
          cells={circles}
          areas={areas}
          areasAre={areasAre}
          outline={outline}
          onChoose={onChoose}
          chosenId={chosenId}
        />
        <MapControls view={view} onView={setView} />
      </div>
      {cells.length > mostCircles && <p className={styles["note"]}>{t("ui.map.cut", { shown: format.number(mostCircles), total: format.number(cells.length) })}</p>}
      {onChoose && <MapChoice countries={countries} cells={largestFirst} areas={areas} chosenId={chosenId} onChoose={onChoose} />}
      <div className={styles["note"]}>
        {notes.map((note) => <p key={note}>{note}</p>)}
        <Disclosure summary={dashedNote}>
          <ul>{outline.disputed.map(({ note }) => <li key={note}>{note}</li>)}</ul>
        </Disclosure>
      </div>
    </ChartFrame>
  );
}

/** A place without extent in the drawing, such as an empty collection, is shown as the whole world. */
function firstView(around: Geometry | undefined): View {
  const box = around && pathOf.bounds(around);
  return box?.flat().every(Number.isFinite) ? viewOf(box, mapSize) : wholeView(mapSize);
}
