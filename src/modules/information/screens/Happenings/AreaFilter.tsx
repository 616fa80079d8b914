import { useState } from "react";
import { FieldFrame } from "#ui/form/FieldFrame.tsx";
import { useFieldPlace } from "#ui/form/form-context.ts";
import { useMessages } from "#ui/messages.ts";
import styles from "../list/filters.module.css";
import { areaCodeOf, areaWords, useAreaNames } from "../use-area-names.ts";

/** An area by its name, where boundaries of the country are installed, or by its P-code. It is taken when one is chosen, or with Enter. */
export function AreaFilter({ country, value, onChange }: { country: string; value: string; onChange: (pcode: string) => void }) {
  const t = useMessages();
  const label = t("information.screen.list.area");
  const place = useFieldPlace("area", label, undefined);
  const known = useAreaNames(/^[A-Z]{3}$/.test(country) ? [country] : []);
  const [typed, setTyped] = useState({ text: "", from: "" });
  const text = typed.from === value ? typed.text : value === "" ? "" : areaWords(value, known);
  const take = (words: string) => {
    const code = areaCodeOf(words, known);
    setTyped({ text: code === "" ? "" : areaWords(code, known), from: code });
    if (code !== value) onChange(code);
  };
  const type = (words: string) => {
    setTyped({ text: words, from: value });
    if (words === "" || known.some(({ pcode }) => areaWords(pcode, known) === words)) take(words);
  };
  return (
    <FieldFrame label={label} place={place}>
      <input
        id={place.id}
        name="area"
        type="search"
        autoComplete="off"
        list={`${place.id}-list`}
        dir={text === "" ? undefined : "auto"}
        className={styles["control"]}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) take(text);
        }}
        onBlur={() => take(text)}
      />
      <datalist id={`${place.id}-list`}>{known.map(({ pcode }) => <option key={pcode} value={areaWords(pcode, known)} />)}</datalist>
    </FieldFrame>
  );
}
