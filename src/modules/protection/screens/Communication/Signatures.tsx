import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Clock } from "#ui/text/Clock.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Communication } from "../../model/communication/communication.ts";
import type { LetterAwaits } from "../../model/communication/letter-clocks.ts";
import { anInvitation, type Invitation } from "../../model/communication/signature.ts";
import styles from "../protection.module.css";
import { useMandates } from "../use-mandates.ts";

/** Who was asked to sign, what each answered and how that is known, and who agreed to the text as it stands. */
export function Signatures({ content, awaited }: { content: Communication; awaited: LetterAwaits }) {
  const t = useMessages();
  const format = useFormat();
  const { nameOf } = useMandates();
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  const { lead, invitations, consolidated, signBy, recusals } = content;
  const rows: Invitation[] = [{ ...anInvitation(lead.mandate), ...lead }, ...invitations];
  const isLead = (row: Invitation) => row.mandate === lead.mandate;
  const agreed = (row: Invitation) => (consolidated === null || isLead(row) ? "" : row.approvedHash === consolidated.hash ? say("agreed-to-this") : row.state.startsWith("joined") ? say("not-agreed") : "");
  const columns: readonly Column<Invitation>[] = [
    { key: "mandate", title: say("mandate"), kind: "text", value: (row) => nameOf(row.mandate) },
    { key: "state", title: say("answer"), kind: "text", value: (row) => (isLead(row) ? say("leads") : t(`protection.signature.state.${row.state}`)) },
    { key: "holder", title: say("holder"), kind: "text", value: (row) => row.holder, cell: (row) => <Bdi>{row.holder}</Bdi> },
    { key: "resolution", title: say("resolution"), kind: "code", value: (row) => row.resolution },
    { key: "agreed", title: say("hash"), kind: "text", value: agreed },
    { key: "evidence", title: say("evidence"), kind: "text", value: (row) => row.evidence, cell: (row) => <Bdi>{row.evidence}</Bdi> },
  ];
  return (
    <Section title={say("signatures")} lead={say("signatures-lead")}>
      <KeyValue items={[
        ...(signBy === null ? [] : [{ key: say("sign-by"), value: <>{format.dateTime(signBy)} {awaited.signatures !== null && <Clock dueAt={signBy} />}</> }]),
        ...(consolidated === null ? [] : [{ key: say("hash"), value: <Bdi><code>{consolidated.hash}</code></Bdi> }]),
        ...invitations.filter(({ proposals }) => proposals !== "").map(({ mandate, proposals }) => ({ key: nameOf(mandate), value: <UserText text={proposals} lang={content.language} /> })),
        ...(recusals.length === 0 ? [] : [{ key: say("recusals"), value: <ul className={styles["plain"]}>{recusals.map(({ mandate, reason, on }) => <li key={`${mandate} ${on}`}>{nameOf(mandate)}, {format.date(on)}{t("ui.colon")} <Bdi>{reason}</Bdi></li>)}</ul> }]),
      ]} />
      <DataTable isStacked caption={say("signatures")} isCaptionHidden columns={columns} rows={rows} rowKey={(row) => row.mandate} />
    </Section>
  );
}
