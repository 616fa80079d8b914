import { Link } from "wouter";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { useRecordList } from "#ui/record/record.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import styles from "../protection.module.css";
import { replyKindName, replyPath } from "../reply-path.ts";

/** What was answered to a letter, as far as it is recorded. */
export function Replies({ communicationId }: { communicationId: string }) {
  const t = useMessages();
  const replies = useRecordList(replyPath, replyKindName, { linked: communicationId });
  if (replies.length === 0) return null;
  return (
    <Section title={t("protection.reply.many")}>
      <ul className={styles["plain"]}>{replies.map(({ id, title, state }) => <li key={id}><Link href={`/replies/${id}`}><Bdi>{title}</Bdi></Link> ({t(`protection.reply.state.${state}`)})</li>)}</ul>
    </Section>
  );
}
