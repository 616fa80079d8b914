import { useState } from "react";
import { useFieldPlace } from "#ui/form/form-context.ts";
import { useMessages } from "#ui/messages.ts";
import { OfferedInput } from "../list/OfferedInput.tsx";
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
  return <OfferedInput label={label} name="area" place={place} text={text} offered={known.map(({ pcode }) => areaWords(pcode, known))} onType={type} onTake={take} />;
}
