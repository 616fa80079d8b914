import { SelectField } from "#ui/form/SelectField.tsx";
import { useFormat } from "#ui/format.ts";
import { useLanguage } from "#ui/messages.ts";

const official = ["ar", "zh", "en", "fr", "ru", "es"] as const;

/** A language of the United Nations first, then the others that the caller expects, each in the reader's own words. */
export function LanguageField({ label, hint, name, value, onChange, others = [] }: { label: string; hint?: string; name: string; value: string; onChange: (language: string) => void; others?: readonly string[] }) {
  const { language } = useLanguage();
  const format = useFormat();
  const names = new Intl.DisplayNames(language, { type: "language" });
  const nameOf = (code: string) => names.of(code) ?? code;
  const rest = others.toSorted((a, b) => format.compare(nameOf(a), nameOf(b)));
  const codes = [...new Set([...official, ...rest, ...(value === "" ? [] : [value])])];
  return <SelectField label={label} hint={hint} name={name} value={value} onChange={onChange} isRequired options={codes.map((code) => ({ value: code, text: nameOf(code) }))} />;
}
