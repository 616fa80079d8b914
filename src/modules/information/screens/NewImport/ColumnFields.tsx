import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { mappedFields, type CsvMapping, type MappedField } from "../../model/import/csv-mapping.ts";
import { withColumn } from "./mapping-change.ts";
import styles from "./styles.module.css";

type ColumnFieldsProps = {
  mapping: CsvMapping;
  names: readonly string[];
  because: Readonly<Record<string, "hxl" | "name" | "values">>;
  onChange: (mapping: CsvMapping) => void;
};

/** For each thing an event can say, the column that says it; a guess names its reason. */
export function ColumnFields({ mapping, names, because, onChange }: ColumnFieldsProps) {
  const t = useMessages();
  const options = [...new Set(names)].filter((name) => name !== "").map((name) => ({ value: name, text: name }));
  const hintOf = (field: MappedField) => {
    const columns = mapping.columns[field] ?? [];
    if (columns.length > 1) return t("information.screen.import.further-columns", { columns: columns.slice(1).join(", ") });
    const reason = because[field];
    return reason === undefined || columns.length === 0 ? undefined : t(`information.screen.import.because.${reason}`);
  };
  return (
    <Section title={t("information.screen.import.columns")} lead={t("information.screen.import.columns-lead")}>
      <div className={styles["fields"]}>
        {mappedFields.map((field) => (
          <SelectField
            key={field}
            label={t(`information.screen.import.field.${field}`)}
            hint={hintOf(field)}
            name={field}
            value={mapping.columns[field]?.[0] ?? ""}
            onChange={(column) => onChange(withColumn(mapping, field, column))}
            emptyText={t("information.screen.import.no-column")}
            options={options}
            isRequired={field === "dateFrom"}
          />
        ))}
      </div>
    </Section>
  );
}
