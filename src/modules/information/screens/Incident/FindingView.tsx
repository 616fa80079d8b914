import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { UserText } from "#ui/text/UserText.tsx";
import { agreementOf } from "../../model/agreement.ts";
import { AccountDialog } from "./AccountDialog.tsx";
import { AccountTable } from "./AccountTable.tsx";
import type { Finding, FindingRoom } from "./finding-room.ts";
import type { AccountSource } from "./use-account-sources.ts";
import { usePress } from "./use-incident-change.ts";
import { WorkingDialog } from "./WorkingDialog.tsx";
import styles from "./styles.module.css";

export type FindingViewProps<Value, Draft> = {
  title: string;
  room: FindingRoom<Value, Draft>;
  finding: Finding<Value>;
  sources: readonly AccountSource[];
  /** Absent when this reader may not change it now. */
  onChange?: (finding: Finding<Value>, why?: string) => Promise<unknown>;
};

/** Who says what about one thing, whether they agree, and the one value held for now with its reason. */
export function FindingView<Value, Draft>({ title, room, finding, sources, onChange }: FindingViewProps<Value, Draft>) {
  const t = useMessages();
  const { isBusy, press } = usePress();
  const agreement = agreementOf(finding.accounts.map(({ value }) => value), room.compare);
  const remove = (from: string) => onChange && press(() => onChange({ ...finding, accounts: finding.accounts.filter((account) => account.from !== from) }));
  return (
    <section className={styles["finding"]} aria-label={title}>
      <h3>{title}</h3>
      <p data-agreement={agreement} className={styles["agreement"]}>{t(`information.screen.incident.agreement-${agreement}`, { count: finding.accounts.length })}</p>
      {finding.accounts.length > 0 && <AccountTable caption={title} say={room.say} accounts={finding.accounts} sources={sources} onRemove={onChange && remove} isBusy={isBusy} />}
      <Held finding={finding} say={room.say} />
      {onChange && <Changes title={title} room={room} finding={finding} sources={sources} onChange={onChange} />}
    </section>
  );
}

function Held<Value>({ finding: { working }, say }: { finding: Finding<Value>; say: (value: Value) => string }) {
  const t = useMessages();
  if (working === null) return <p className={styles["held"]}>{t("information.screen.incident.nothing-held")}</p>;
  return (
    <div className={styles["held"]}>
      <p>{t("information.screen.incident.held")} <strong>{say(working.value)}</strong></p>
      <UserText text={working.reason} />
    </div>
  );
}

function Changes<Value, Draft>({ title, room, finding, sources, onChange }: FindingViewProps<Value, Draft> & { onChange: (finding: Finding<Value>, why?: string) => Promise<unknown> }) {
  const t = useMessages();
  const [open, setOpen] = useState<"account" | "working">();
  const { isBusy, press } = usePress();
  const close = () => setOpen(undefined);
  const silent = sources.filter((source) => !finding.accounts.some((account) => account.from === source.id));
  return (
    <div className={styles["buttons"]}>
      {silent.length > 0 && <Button label={t("information.screen.incident.named-button", { button: t("information.screen.incident.add-account"), finding: title })} onClick={() => setOpen("account")}>{t("information.screen.incident.add-account")}</Button>}
      <Button label={t("information.screen.incident.named-button", { button: t("information.screen.incident.set-held"), finding: title })} onClick={() => setOpen("working")}>{t("information.screen.incident.set-held")}</Button>
      {finding.working !== null && <Button look="quiet" isBusy={isBusy} onClick={() => press(() => onChange({ ...finding, working: null }))}>{t("information.screen.incident.hold-nothing")}</Button>}
      {open === "account" && <AccountDialog title={title} room={room} finding={finding} sources={silent} onChange={onChange} onClose={close} />}
      {open === "working" && <WorkingDialog title={title} room={room} finding={finding} sources={sources} onChange={onChange} onClose={close} />}
    </div>
  );
}
