import { countries, countryName, inventedCountries } from "#geography/model/countries.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { useSession } from "#ui/session.ts";

/** A country of today, found by typing its first letters; while an exercise is loaded for the reader, its own too. A code that no list has stays as it was. */
export function CountryField({ label, hint, emptyText, name, value, onChange }: { label: string; hint?: string; emptyText?: string; name: string; value: string | null; onChange: (iso3: string | null) => void }) {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const { exercise } = useSession();
  const codes = [...countries.map(({ iso3 }) => iso3), ...(exercise ? inventedCountries : [])];
  const known = value === null || codes.includes(value) ? codes : [...codes, value];
  const options = known.map((iso3) => ({ value: iso3, text: countryName(iso3, language) })).toSorted((a, b) => format.compare(a.text, b.text));
  return <SelectField label={label} hint={hint} name={name} value={value ?? ""} onChange={(text) => onChange(text === "" ? null : text)} options={options} emptyText={emptyText ?? t("ui.not-known")} />;
}
