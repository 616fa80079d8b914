import { memo, useEffect, useId, useRef, type PointerEvent } from "react";
import { classNames } from "../class-names.ts";
import { circleRadius, rampStep } from "./circle-size.ts";
import type { MapArea, MapCell, MapPlace } from "./map-place.ts";
import { mapSize, pathOf, projection, spherePath, type Country, type MapOutline } from "./world.ts";
import { moved, viewBoxOf, zoomed, type View } from "./view.ts";
import styles from "./WorldMap.module.css";

type Layers = {
  countries: readonly Country[];
  cells: readonly MapCell[];
  areas: readonly MapArea[];
  areasAre: "levels" | "outlines";
  outline: Pick<MapOutline, "borders" | "disputed">;
  onChoose: ((place: MapPlace) => void) | undefined;
  chosenId: string | undefined;
};
type MapDrawingProps = Layers & { label: string; view: View; onView: (change: (view: View) => View) => void };

/** The picture. Drawn as SVG, so that dark paper, forced colours and print need no second drawing. */
export function MapDrawing({ label, view, onView, ...layers }: MapDrawingProps) {
  const svg = useRef<SVGSVGElement>(null);
  const drag = useDrag(svg, onView);
  useWheel(svg, onView);
  return (
    <svg ref={svg} role="img" aria-label={label} viewBox={viewBoxOf(view, mapSize)} className={styles["drawing"]} {...drag}>
      <Ground {...layers} />
      <Circles cells={layers.cells} zoom={view.zoom} onChoose={layers.onChoose} chosenId={layers.chosenId} />
    </svg>
  );
}

const Ground = memo(function Ground({ countries, areas, areasAre, outline, onChoose, chosenId }: Layers) {
  const hatch = useId();
  return (
    <>
      <pattern id={hatch} width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line y2="3" className={styles["hatch"]} />
      </pattern>
      <path d={spherePath} className={styles["sea"]} />
      {countries.map(({ id, name, path }) => (
        <path key={id} d={path} className={classNames(styles["country"], onChoose && styles["choosable"])} onClick={onChoose && (() => onChoose({ kind: "country", id, name }))}>
          <title>{name}</title>
        </path>
      ))}
      {areas.map(({ id, name, geometry, level }) => (
        <path
          key={id}
          d={pathOf(geometry) ?? ""}
          fill={level !== undefined ? undefined : areasAre === "outlines" ? "transparent" : `url(#${hatch})`}
          className={classNames(styles["area"], level !== undefined && styles[`step${Math.round(level)}`], onChoose && styles["choosable"], id === chosenId && styles["chosen"])}
          onClick={onChoose && (() => onChoose({ kind: "area", id, name }))}
        >
          <title>{name}</title>
        </path>
      ))}
      <path d={pathOf(outline.borders) ?? ""} className={styles["border"]} />
      <path d={countries.find(({ id }) => id === chosenId)?.path ?? ""} className={styles["chosen-country"]} />
      {outline.disputed.map(({ line, note }) => (
        <path key={note} d={pathOf(line) ?? ""} className={styles["disputed"]}>
          <title>{note}</title>
        </path>
      ))}
    </>
  );
});

type CirclesProps = { cells: readonly MapCell[]; zoom: number; onChoose: ((place: MapPlace) => void) | undefined; chosenId: string | undefined };

/** From this many on, circles hide each other: they are drawn smaller and without an edge. */
const manyCircles = 300;

/** Circles grow on the screen more slowly than the map, so that nearer also means clearer. */
const Circles = memo(function Circles({ cells, zoom, onChoose, chosenId }: CirclesProps) {
  const largest = Math.max(0, ...cells.map(({ value }) => value));
  const isDense = cells.length > manyCircles;
  const scale = (isDense ? 0.6 : 1) / zoom ** 0.75;
  return cells.map(({ id, lat, lon, value, name }) => {
    const place = projection([lon, lat]);
    if (!place) return null;
    return (
      <circle
        key={id}
        cx={place[0].toFixed(1)}
        cy={place[1].toFixed(1)}
        r={(circleRadius(value, largest) * scale).toFixed(2)}
        className={classNames(styles["cell"], isDense && styles["dense"], styles[`step${rampStep(value, largest)}`], onChoose && styles["choosable"], id === chosenId && styles["chosen"])}
        onClick={onChoose && (() => onChoose({ kind: "cell", id, name }))}
      >
        <title>{name}</title>
      </circle>
    );
  });
});

type SvgRef = { readonly current: SVGSVGElement | null };
type ChangeView = (change: (view: View) => View) => void;

/** The wheel zooms only with Ctrl or Cmd, so that a page with a map can still be scrolled. */
function useWheel(svg: SvgRef, onView: ChangeView): void {
  useEffect(() => {
    const drawing = svg.current;
    if (!drawing) return undefined;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const matrix = drawing.getScreenCTM();
      const around = matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()) : undefined;
      onView((view) => zoomed(view, event.deltaY < 0 ? 1.3 : 1 / 1.3, mapSize, around));
    };
    drawing.addEventListener("wheel", turn, { passive: false });
    return () => drawing.removeEventListener("wheel", turn);
  }, [svg, onView]);
}

/** Dragging moves the map; the arrow buttons beside it do the same. */
function useDrag(svg: SvgRef, onView: ChangeView) {
  const last = useRef<{ x: number; y: number }>(undefined);
  const onPointerDown = (event: PointerEvent) => {
    if (event.pointerType === "mouse") last.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = last.current;
    const width = svg.current?.clientWidth;
    if (!from || !width || event.buttons === 0) return;
    last.current = { x: event.clientX, y: event.clientY };
    const share = mapSize.width / mapSize.height / width;
    onView((view) => moved(view, (from.x - event.clientX) / width, (from.y - event.clientY) * share, mapSize));
  };
  const end = () => {
    last.current = undefined;
  };
  return { onPointerDown, onPointerMove, onPointerUp: end, onPointerLeave: end };
}
