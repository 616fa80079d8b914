import { useRef } from "react";
import { announce } from "#ui/announce.ts";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { actorRelations } from "../../model/partner.ts";
import { DatedFields } from "../DatedFields.tsx";
import type { KnownRecord } from "../record-form/record-form.ts";
import { RecordField } from "../record-form/RecordField.tsx";
import { WordField } from "../record-form/WordField.tsx";
import styles from "../styles.module.css";
import type { RelationDraft } from "./actor-draft.ts";

const empty: RelationDraft = { to: "", relation: "split-from", from: "", until: "" };

/** Splits, mergers and alliances, each with its dates. */
export function RelationsField({ value, known, onChange }: { value: readonly RelationDraft[]; known: readonly KnownRecord[]; onChange: (rows: readonly RelationDraft[]) => void }) {
  const t = useMessages();
  const list = useRef<HTMLDivElement>(null);
  const change = (index: number, part: Partial<RelationDraft>) => onChange(value.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const remove = (index: number) => {
    onChange(value.filter((_, at) => at !== index));
    announce(t("ui.tags.removed", { tag: t("partners.screen.relation-number", { number: index + 1 }) }));
    list.current?.focus();
  };
  return (
    <div ref={list} tabIndex={-1} className={styles["rows"]}>
      {value.map((row, index) => (
        // Rows have no identity of their own; what is chosen is kept in the form, not in the row.
        <fieldset key={index} className={styles["item"]}>
          <legend>{t("partners.screen.relation-number", { number: index + 1 })}</legend>
          <div className={styles["beside"]}>
            <WordField label={t("partners.screen.relation")} name={`relations.${index}.relation`} words={actorRelations} textOf={(relation) => t(`partners.screen.relation.${relation}`)} value={row.relation} onChange={(relation) => change(index, { relation })} />
            <RecordField label={t("partners.actor")} name={`relations.${index}.to`} path="actors" kind="partners.actor" known={known} emptyText={t("partners.screen.choose")} value={row.to === "" ? null : row.to} onChange={(id) => change(index, { to: id ?? "" })} />
          </div>
          <DatedFields prefix={`relations.${index}.`} value={row} onChange={(part) => change(index, part)} />
          <div><Button look="quiet" onClick={() => remove(index)}>{t("partners.screen.relation-remove", { number: index + 1 })}</Button></div>
        </fieldset>
      ))}
      <div><Button onClick={() => onChange([...value, empty])}>{t("partners.screen.relation-add")}</Button></div>
    </div>
  );
}
