import { countries, countryName, nameLanguages } from "#geography/model/countries.ts";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { NumberField } from "#ui/form/NumberField.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { dateFormats, type CsvMapping } from "../../model/import/csv-mapping.ts";
import styles from "./styles.module.css";

type ReadingFieldsProps = { mapping: CsvMapping; isDateAmbiguous: boolean; onChange: (mapping: CsvMapping) => void };

/** How the cells are written, and what the file does not say. */
export function ReadingFields({ mapping, isDateAmbiguous, onChange }: ReadingFieldsProps) {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const named = countries.map(({ iso3 }) => ({ value: iso3, text: countryName(iso3, language) })).toSorted((a, b) => format.compare(a.text, b.text));
  return (
    <Section title={t("information.screen.import.reading")}>
      <div className={styles["fields"]}>
        <SelectField
          label={t("information.screen.import.date-format")}
          hint={isDateAmbiguous ? t("information.screen.import.date-ambiguous") : undefined}
          name="dateFormat"
          value={mapping.dateFormat}
          onChange={(value) => onChange({ ...mapping, dateFormat: dateFormats.find((known) => known === value) ?? "iso" })}
          options={dateFormats.map((value) => ({ value, text: t(`information.screen.import.date-format.${value}`) }))}
        />
        <SelectField
          label={t("information.screen.import.default-country")}
          name="defaultCountry"
          value={mapping.defaultCountry ?? ""}
          onChange={(iso3) => onChange({ ...mapping, defaultCountry: iso3 === "" ? null : iso3 })}
          emptyText={t("information.screen.import.no-default-country")}
          options={named}
        />
        <SelectField
          label={t("information.screen.import.language")}
          name="language"
          value={mapping.language}
          onChange={(value) => onChange({ ...mapping, language: value })}
          options={nameLanguages.map((value) => ({ value, text: t(`information.screen.import.language.${value}`) }))}
        />
        <NumberField label={t("information.screen.import.header-row")} name="headerRow" value={mapping.headerRow} min={1} max={100} onChange={(row) => onChange({ ...mapping, headerRow: within(row, 1, 100) })} />
        <NumberField label={t("information.screen.import.first-data-row")} name="firstDataRow" value={mapping.firstDataRow} min={2} max={101} onChange={(row) => onChange({ ...mapping, firstDataRow: within(row, 2, 101) })} />
        <CheckboxField label={t("information.screen.import.decimal-comma")} name="decimalComma" value={mapping.decimalComma} onChange={(decimalComma) => onChange({ ...mapping, decimalComma })} />
      </div>
    </Section>
  );
}

function within(row: number | null, least: number, most: number): number {
  return Math.min(most, Math.max(least, row ?? least));
}
