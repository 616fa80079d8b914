import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Clock } from "#ui/text/Clock.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Communication } from "../../model/communication/communication.ts";
import { letterClocks, type LetterAwaits } from "../../model/communication/letter-clocks.ts";
import { geneva } from "../../model/duty-stations.ts";
import styles from "../protection.module.css";

/** What began with the transmission, in Geneva time; what was done to the clock of publication stays beside it. */
export function Clocks({ content, awaited }: { content: Communication; awaited: LetterAwaits }) {
  const t = useMessages();
  const format = useFormat();
  const clocks = letterClocks(content);
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  if (clocks === undefined || content.sent === null) return null;
  // What has happened is late no more.
  const at = (moment: string, isAwaited: boolean) => <>{format.dateTime(moment, geneva.zone)} {isAwaited && <Clock dueAt={moment} />}</>;
  const { dueAt, heldSince } = clocks.publication;
  return (
    <Section title={say("clocks")} lead={say("clocks-lead")}>
      <KeyValue items={[
        { key: say("sent-at"), value: format.dateTime(content.sent.at, geneva.zone) },
        { key: say("sent-to"), value: <><Bdi>{content.sent.to}</Bdi> ({t(`protection.transmission.${content.sent.how}`)})</> },
        { key: say("receipt"), value: content.sent.evidence === "" ? undefined : <UserText text={content.sent.evidence} /> },
        ...clocks.reminders.map((moment, index) => ({ key: t("protection.screen.communication.reminder-number", { number: index + 1 }), value: at(moment, awaited.reminders.includes(moment)) })),
        { key: say("reply-by"), value: at(clocks.replyBy, awaited.reply !== null) },
        { key: say("confidential-until"), value: dueAt === null ? t("protection.screen.communication.held-since", { when: format.dateTime(heldSince ?? "", geneva.zone) }) : at(dueAt, awaited.publication !== null) },
        { key: say("reminders"), value: content.reminders.length === 0 ? undefined : format.list(content.reminders.map(({ on }) => format.date(on))) },
        { key: say("holds"), value: content.publicationClock.length === 0 ? undefined : <ul className={styles["plain"]}>{content.publicationClock.map((event) => <li key={event.at}>{t(`protection.clock-event.${event.kind}`)}, {format.dateTime(event.at, geneva.zone)}, <Bdi>{event.by}</Bdi>{t("ui.colon")} <Bdi>{event.reason}</Bdi></li>)}</ul> },
      ]} />
    </Section>
  );
}
