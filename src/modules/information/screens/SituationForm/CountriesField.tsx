import { useState } from "react";
import { countries, countryName, inventedCountries } from "#geography/model/countries.ts";
import { useFormat } from "#ui/format.ts";
import { TagListField } from "#ui/form/TagListField.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { useSession } from "#ui/session.ts";
import { countryCodeOf } from "./country-code.ts";
import styles from "./styles.module.css";

/** Countries chosen from a native list that is searched by typing; kept as codes. */
export function CountriesField({ name, value, onChange }: { name: string; value: readonly string[]; onChange: (codes: readonly string[]) => void }) {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const [unknown, setUnknown] = useState("");
  const { exercise } = useSession();
  const codes = [...countries.map(({ iso3 }) => iso3), ...(exercise ? inventedCountries : [])];
  const names = codes.map((code) => countryName(code, language)).toSorted(format.compare);
  const change = (typed: readonly string[]) => {
    const found = typed.map((text) => ({ text, code: [...value, ...codes].find((code) => countryName(code, language) === text) ?? countryCodeOf(text, language) }));
    setUnknown(found.find(({ code }) => code === undefined)?.text ?? "");
    onChange([...new Set(found.flatMap(({ code }) => (code === undefined ? [] : [code])))]);
  };
  return (
    <div>
      <TagListField label={t("information.screen.situation.countries")} hint={t("information.screen.situation.countries-hint")} name={name} value={value.map((code) => countryName(code, language))} onChange={change} suggestions={names} />
      {unknown !== "" && <p role="alert" className={styles["unknown"]}>{t("information.screen.situation.country-unknown", { typed: unknown })}</p>}
    </div>
  );
}
