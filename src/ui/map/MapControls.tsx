import { useMessages } from "../messages.ts";
import { moved, wholeView, zoomed, type View } from "./view.ts";
import { mapSize } from "./world.ts";
import styles from "./WorldMap.module.css";

const step = 0.25;
/** Up, left, right and down of the map do not mirror: they are directions of the world, not of the text. */
const moves = [
  { name: "north", sign: "↑", key: "ArrowUp", across: 0, down: -step },
  { name: "west", sign: "←", key: "ArrowLeft", across: -step, down: 0 },
  { name: "east", sign: "→", key: "ArrowRight", across: step, down: 0 },
  { name: "south", sign: "↓", key: "ArrowDown", across: 0, down: step },
] as const;

type MapControlsProps = { view: View; onView: (change: (view: View) => View) => void };

/** The same as wheel and dragging, as buttons; while one of them has the focus, arrow keys, plus and minus work too. */
export function MapControls({ view, onView }: MapControlsProps) {
  const t = useMessages();
  const onKey = (key: string): boolean => {
    const move = moves.find((candidate) => candidate.key === key);
    if (move) onView((before) => moved(before, move.across, move.down, mapSize));
    else if (key === "+" || key === "=") onView((before) => zoomed(before, 1.6, mapSize));
    else if (key === "-") onView((before) => zoomed(before, 1 / 1.6, mapSize));
    else if (key === "0") onView(() => wholeView(mapSize));
    else return false;
    return true;
  };
  return (
    <div
      role="group"
      aria-label={t("ui.map.controls")}
      className={styles["controls"]}
      onKeyDown={(event) => {
        if (!event.ctrlKey && !event.metaKey && !event.altKey && onKey(event.key)) event.preventDefault();
      }}
    >
      <button type="button" aria-label={t("ui.map.nearer")} onClick={() => onKey("+")}>+</button>
      <button type="button" aria-label={t("ui.map.farther")} aria-disabled={view.zoom <= 1 || undefined} onClick={() => onKey("-")}>−</button>
      {moves.map(({ name, sign, key }) => (
        <button key={name} type="button" aria-label={t(`ui.map.${name}`)} onClick={() => onKey(key)}>{sign}</button>
      ))}
      <button type="button" aria-label={t("ui.map.whole")} onClick={() => onKey("0")}>◯</button>
    </div>
  );
}
