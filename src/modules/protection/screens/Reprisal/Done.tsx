import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { Clock } from "#ui/text/Clock.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { nextFollowUp } from "../../model/reprisal/reprisal-kind.ts";
import type { Reprisal } from "../../model/reprisal/reprisal.ts";
import styles from "../protection.module.css";

/** What was done, what the State said, and how things stood after three, six and twelve months. */
export function Done({ content }: { content: Reprisal }) {
  const t = useMessages();
  const format = useFormat();
  const say = (name: string) => t(`protection.screen.reprisal.${name}`);
  const { actions, communications, report, followUps, end, stateReply, stateRepliedOn } = content;
  const noteOf = ({ note }: { note: string }) => note !== "" && <div><Bdi>{note}</Bdi></div>;
  const day = (moment: string) => format.date(moment.slice(0, 10));
  const next = nextFollowUp(content, end === null ? "followed-up" : "closed");
  if (actions.length === 0 && end === null) return <Section title={say("done")}><p>{say("nothing-done")}</p></Section>;
  return (
    <Section title={say("done")}>
      <KeyValue items={[
        { key: say("actions"), value: actions.length === 0 ? undefined : <ul className={styles["plain"]}>{actions.map((one) => <li key={one.recordedAt}>{day(one.recordedAt)}{t("ui.colon")} {format.list(one.actions.map((action) => t(`protection.reprisal-action.${action}`)))} ({t(`protection.manner.${one.manner}`)}). {say("chosen-with")}{t("ui.colon")} <Bdi>{one.chosenWith}</Bdi>{noteOf(one)}</li>)}</ul> },
        { key: say("communicated"), value: communications.length === 0 ? undefined : <ul className={styles["plain"]}>{communications.map((one) => <li key={one.recordedAt}>{format.date(one.on)}{t("ui.colon")} {t(`protection.reprisal-action.${one.how}`)} <Bdi>{one.reference}</Bdi>{noteOf(one)}</li>)}</ul> },
        { key: say("reply-title"), value: stateReply === "" ? undefined : <>{stateRepliedOn !== null && format.date(stateRepliedOn)} <UserText text={stateReply} lang={content.language} /></> },
        { key: say("report"), value: report === null ? undefined : String(report.year) },
        { key: say("follow-ups"), value: <ul className={styles["plain"]}>{followUps.map((one) => <li key={one.recordedAt}>{t(`protection.after-months.${one.after}`)}, {format.date(one.on)}{t("ui.colon")} {t(`protection.reprisal-standing.${one.standing}`)}{noteOf(one)}</li>)}{next !== undefined && <li><Clock dueAt={next} /></li>}</ul> },
        ...(end === null ? [] : [{ key: say("end"), value: <>{t(`protection.ending.${end.ending}`)}. <Bdi>{end.how}</Bdi></> }]),
      ]} />
    </Section>
  );
}
