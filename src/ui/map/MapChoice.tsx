import { useId } from "react";
import { useFormat } from "../format.ts";
import { useMessages } from "../messages.ts";
import type { MapArea, MapCell, MapPlace } from "./map-place.ts";
import type { Country } from "./world.ts";
import styles from "./WorldMap.module.css";

type MapChoiceProps = {
  countries: readonly Country[];
  cells: readonly MapCell[];
  areas: readonly MapArea[];
  chosenId: string | undefined;
  onChoose: (place: MapPlace) => void;
};

/** Choosing a place without pointing at it: the same places as a list. */
export function MapChoice({ countries, cells, areas, chosenId, onChoose }: MapChoiceProps) {
  const t = useMessages();
  const { compare } = useFormat();
  const id = useId();
  const groups = [
    { kind: "area" as const, places: areas },
    { kind: "cell" as const, places: cells },
    { kind: "country" as const, places: countries.toSorted((a, b) => compare(a.name, b.name)) },
  ].filter(({ places }) => places.length > 0);
  const choose = (value: string) => {
    for (const { kind, places } of groups) {
      const place = places.find((candidate) => candidate.id === value);
      if (place) return onChoose({ kind, id: place.id, name: place.name });
    }
  };
  return (
    <div className={styles["choice"]}>
      <label htmlFor={id}>{t("ui.map.choose")}</label>
      <select id={id} value={chosenId ?? ""} onChange={(event) => choose(event.target.value)}>
        <option value="">{t("ui.map.no-choice")}</option>
        {groups.map(({ kind, places }) => (
          <optgroup key={kind} label={t(`ui.map.kind-${kind}`)}>
            {places.map((place) => <option key={place.id} value={place.id}>{place.name}</option>)}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
