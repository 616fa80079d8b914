import { useSuspenseQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { mostRecords } from "../../model/mission-pack/mission-pack.ts";
import styles from "../protection.module.css";

/** A record as it is chosen: by its title. */
export type Chosen = { readonly path: string; readonly id: string; readonly kind: string; readonly title: string };

/** What a mission asks for first; anything else that is linked to the visit comes from its chain. */
const offered = [
  { path: "cases", kind: "protection.case" },
  { path: "mandate-partners", kind: "protection.partner" },
  { path: "exchanges", kind: "protection.exchange" },
  { path: "exposures", kind: "protection.exposure" },
  { path: "communications", kind: "protection.communication" },
  { path: "recommendations", kind: "protection.recommendation" },
  { path: "situations", kind: "information.situation" },
  { path: "incidents", kind: "information.incident" },
] as const;

const Chain = v.object({ nodes: v.array(v.object({ id: v.string(), kind: v.string(), title: v.string(), path: v.optional(v.string()) })) });
/** Closed boxes and what is read in the office only do not travel with the rest. */
const apart: readonly string[] = ["sealed-submissions", "reprisals", "events"];

/** What hangs together with a visit, itself among it. */
export function useBesideVisit(visitId: string): Chosen[] {
  const { data } = useSuspenseQuery({ queryKey: ["protection.visit", visitId, "chain"], queryFn: () => api.get(`/api/visits/${visitId}/chain`, undefined, Chain) });
  return data.nodes.flatMap(({ path, ...node }) => (path === undefined || apart.includes(path) ? [] : [{ ...node, path }]));
}

export function ChosenRecords({ visitId, chosen, onChange }: { visitId: string; chosen: readonly Chosen[]; onChange: (chosen: readonly Chosen[]) => void }) {
  const t = useMessages();
  const add = (path: string, kind: string) => (id: string | null, title: string) => {
    if (id !== null && !chosen.some((one) => one.id === id)) onChange([...chosen, { path, id, kind, title }]);
  };
  return (
    <Section title={t("protection.screen.pack.records", { count: chosen.length, most: mostRecords })} lead={t("protection.screen.pack.records-lead")}>
      <ul className={styles["plain"]}>
        {chosen.map(({ id, kind, title }) => (
          <li key={id} className={styles["line"]}>
            <span>{t(kind)}{" \u00b7 "}<Bdi>{title}</Bdi></span>
            {id !== visitId && <Button look="quiet" label={t("protection.screen.remove-named", { name: title })} onClick={() => onChange(chosen.filter((one) => one.id !== id))}>{t("protection.screen.remove")}</Button>}
          </li>
        ))}
      </ul>
      <div className={styles["beside"]}>
        {offered.map(({ path, kind }) => <RecordField key={path} label={t(`${kind}.many`)} name={`records.${path}`} path={path} kind={kind} value={null} onChange={add(path, kind)} emptyText={t("protection.screen.choose")} />)}
      </div>
    </Section>
  );
}
