import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { countryName } from "#geography/model/countries.ts";
import { CountryField } from "#partners/screens/record-form/CountryField.tsx";
import { api } from "#ui/api.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { compartmentsQuery } from "./people-answers.ts";
import { ReasonButton } from "./ReasonButton.tsx";
import styles from "./styles.module.css";

type Rule = { id: string; office: string; country: string; reason: string };

/** Offices from which everybody of a nationality is kept out, whatever roles they hold. */
export function NationalityRules() {
  const t = useMessages();
  const { language } = useLanguage();
  const { data } = useSuspenseQuery(compartmentsQuery);
  const rules: Rule[] = data.items.flatMap((office) => office.nationalityRules.map((rule) => ({ id: rule.id, office: office.name, country: countryName(rule.countryIso3, language), reason: rule.reason })));
  const columns: readonly Column<Rule>[] = [
    { key: "office", title: t("web.people.office"), kind: "text", value: (row) => row.office },
    { key: "country", title: t("web.people.nationality"), kind: "text", value: (row) => row.country },
    { key: "reason", title: t("ui.record.reason"), kind: "text", value: (row) => row.reason },
    { key: "end", title: t("web.people.change"), kind: "buttons", value: () => "", cell: (row) => (
      <ReasonButton look="quiet" text={t("web.people.end-rule")} label={t("web.people.end-rule-of", row)} done={t("web.people.rule-ended")} send={(reason) => api.send("POST", `/api/nationality-rules/${row.id}/end`, { reason })} />
    ) },
  ];
  return (
    <>
      {rules.length === 0 ? <Empty why="nothing">{t("web.people.no-nationality-rules")}</Empty> : <DataTable caption={t("web.people.nationality-rules")} isCaptionHidden columns={columns} rows={rules} rowKey={(row) => row.id} />}
      <NewRule />
    </>
  );
}

function NewRule() {
  const t = useMessages();
  const { language } = useLanguage();
  const { data } = useSuspenseQuery(compartmentsQuery);
  const [compartmentId, setCompartment] = useState("");
  const [countryIso3, setCountry] = useState<string | null>(null);
  const office = data.items.find(({ id }) => id === compartmentId);
  return (
    <div className={styles["line"]}>
      <SelectField label={t("web.people.office")} emptyText={t("web.people.choose-office")} name="ruled-office" value={compartmentId} onChange={setCompartment} options={data.items.map(({ id, name }) => ({ value: id, text: name }))} />
      <CountryField label={t("web.people.nationality")} emptyText={t("web.people.choose-country")} name="ruled-country" value={countryIso3} onChange={setCountry} />
      {office && countryIso3 !== null && (
        <ReasonButton look="danger" text={t("web.people.set-rule")} label={t("web.people.set-rule-of", { country: countryName(countryIso3, language), office: office.name })} done={t("web.people.rule-set")} send={(reason) => api.send("POST", "/api/nationality-rules", { compartmentId, countryIso3, reason })} />
      )}
    </div>
  );
}
