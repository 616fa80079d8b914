import { TagListField } from "#ui/form/TagListField.tsx";
import { useMessages } from "#ui/messages.ts";
import { areaCodeOf, areaWords, useAreaNames } from "../use-area-names.ts";

type AreasFieldProps = { name: string; countries: readonly string[]; value: readonly string[]; onChange: (codes: readonly string[]) => void };

/** Areas of the chosen countries, by name where their boundaries are installed; kept as codes. */
export function AreasField({ name, countries, value, onChange }: AreasFieldProps) {
  const t = useMessages();
  const known = useAreaNames(countries);
  const change = (typed: readonly string[]) => onChange([...new Set(typed.map((text) => areaCodeOf(text, known)))]);
  return <TagListField label={t("information.screen.situation.areas")} hint={t("information.screen.situation.areas-hint")} name={name} value={value.map((code) => areaWords(code, known))} onChange={change} suggestions={known.map(({ pcode }) => areaWords(pcode, known))} />;
}
