import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { conductOf } from "../../model/accounts.ts";
import type { Act, Incident } from "../../model/incident.ts";
import { useFacts } from "../fields/say-facts.ts";
import { ActDialog } from "./ActDialog.tsx";
import { FindingView } from "./FindingView.tsx";
import { useFindingRooms } from "./finding-rooms.tsx";
import type { AccountSource } from "./use-account-sources.ts";
import { usePress, type ChangeIncident } from "./use-incident-change.ts";
import styles from "./styles.module.css";

type ActsProps = { incident: Incident; sources: readonly AccountSource[]; change: ChangeIncident | undefined };

/** What was done to whom: each act with its number and its perpetrators, since these belong to the act and not to the incident. */
export function Acts({ incident, sources, change }: ActsProps) {
  const t = useMessages();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      {incident.acts.length === 0 && <Empty why="nothing">{t("information.screen.incident.no-acts")}</Empty>}
      {incident.acts.map((act, index) => <ActView key={act.key} act={act} number={index + 1} sources={sources} change={change} />)}
      {change && <div><Button onClick={() => setAdding(true)}>{t("information.screen.incident.add-act")}</Button></div>}
      {change && isAdding && <ActDialog change={change} onClose={() => setAdding(false)} />}
    </>
  );
}

type ActViewProps = { act: Act; number: number; sources: readonly AccountSource[]; change: ChangeIncident | undefined };

function ActView({ act, number, sources, change }: ActViewProps) {
  const t = useMessages();
  const facts = useFacts();
  const rooms = useFindingRooms();
  const save = (next: Partial<Act>, why?: string) => change?.((content) => ({ ...content, acts: content.acts.map((one) => (one.key === act.key ? { ...one, ...next } : one)) }), why) ?? Promise.resolve();
  const name = t("information.screen.incident.act-title", { number, types: facts.acts(act.types), victims: act.victims === "" ? t("information.screen.incident.victims-not-known") : isolate(act.victims) });
  const conduct = conductOf(act);
  const said = { unit: t(`information.unit.${act.unit}`), status: t(`information.civilian-status.${act.civilianStatus}`) };
  const lead = conduct === "unknown" ? t("information.screen.incident.act-lead", said) : t("information.screen.incident.act-lead-conduct", { ...said, conduct: t(`information.conduct.${conduct}`) });
  return (
    <Section title={name} lead={lead} actions={change && <ActButtons act={act} name={name} change={change} />}>
      <div className={styles["pair"]}>
        <FindingView title={t("information.screen.incident.count")} room={rooms.count} finding={act.count} sources={sources} onChange={change && ((count: Act["count"], why?: string) => save({ count }, why))} />
        <FindingView title={t("information.screen.incident.perpetrators")} room={rooms.perpetrators} finding={act.perpetrators} sources={sources} onChange={change && ((perpetrators: Act["perpetrators"], why?: string) => save({ perpetrators }, why))} />
      </div>
    </Section>
  );
}

function ActButtons({ act, name, change }: { act: Act; name: string; change: ChangeIncident }) {
  const t = useMessages();
  const [isOpen, setOpen] = useState(false);
  const { isBusy, press } = usePress();
  const hasSaid = [act.count, act.perpetrators].some(({ accounts, working }) => accounts.length > 0 || working !== null);
  return (
    <>
      <Button look="quiet" label={t("information.screen.incident.named-button", { button: t("information.screen.incident.edit-act"), finding: name })} onClick={() => setOpen(true)}>{t("information.screen.incident.edit-act")}</Button>
      {!hasSaid && <Button look="quiet" isBusy={isBusy} label={t("ui.tags.remove", { tag: name })} onClick={() => press(() => change((content) => ({ ...content, acts: content.acts.filter(({ key }) => key !== act.key) })))}>{t("information.screen.incident.remove")}</Button>}
      {isOpen && <ActDialog act={act} change={change} onClose={() => setOpen(false)} />}
    </>
  );
}
