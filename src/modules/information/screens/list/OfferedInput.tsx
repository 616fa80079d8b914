import { FieldFrame } from "#ui/form/FieldFrame.tsx";
import type { useFieldPlace } from "#ui/form/form-context.ts";
import styles from "./filters.module.css";

type Props = { label: string; name: string; place: ReturnType<typeof useFieldPlace>; text: string; offered: readonly string[]; onType: (text: string) => void; onTake: (text: string) => void };

/** A filter that offers words while one types; what stands in it is taken with Enter, or when the field is left. */
export function OfferedInput({ label, name, place, text, offered, onType, onTake }: Props) {
  return (
    <FieldFrame label={label} place={place}>
      <input
        id={place.id}
        name={name}
        type="search"
        autoComplete="off"
        list={`${place.id}-list`}
        dir={text === "" ? undefined : "auto"}
        className={styles["control"]}
        value={text}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) onTake(text);
        }}
        onBlur={() => onTake(text)}
      />
      <datalist id={`${place.id}-list`}>{offered.map((one) => <option key={one} value={one} />)}</datalist>
    </FieldFrame>
  );
}
